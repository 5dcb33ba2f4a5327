import { tags as tagsType, identity as identityType, settings as settingsType } from 'types.bicep'

@description('The region.')
param location string
@description('Tags of every resource.')
param tags tagsType
@description('The function app; unique in Azure.')
param name string
@description('Its plan.')
param planName string
@description('The app\'s identity.')
param identity identityType
@description('The storage account, which must be open to the identity.')
param storageName string
@description('The container that the app\'s package is deployed to.')
param packageContainer string
@description('The Application Insights component.')
param insightsName string
@description('The key vault that settings may refer to.')
param vaultName string
@description('Settings of the app; those of the platform are added here.')
param settings settingsType
@description('Names of settings whose values are secrets of the vault.')
param vaulted string[]
@description('Memory of an instance in MB.')
param instanceMemory int
@description('The most instances there may be.')
param maximumInstances int
@description('The subnet that it reaches other services from; empty for none.')
param subnetId string
@description('Easy Auth in front of the app.')
param easyAuth bool
@description('The Entra tenant whose tokens are taken.')
param jwtTenant string
@description('The audience that tokens are for; several are separated by blanks.')
param jwtAudience string
@description('Where diagnostics go.')
param workspaceId string

resource storage 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: storageName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { tier: 'FlexConsumption', name: 'FC1' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  // azd finds the app by this tag.
  tags: union(tags, { 'azd-service-name': 'app' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    keyVaultReferenceIdentity: identity.id
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
    }
    functionAppConfig: {
      runtime: { name: 'custom', version: '1.0' }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemory
        maximumInstanceCount: maximumInstances
      }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${storage.properties.primaryEndpoints.blob}${packageContainer}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identity.id
          }
        }
      }
    }
  }

  resource appsettings 'config' = {
    name: 'appsettings'
    properties: union(
      settings,
      // Names in a vault have no underscores, and their case does not count.
      toObject(
        vaulted,
        setting => setting,
        setting => '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=${toLower(replace(setting, '_', '-'))})'
      ),
      {
        AzureWebJobsStorage__credential: 'managedidentity'
        AzureWebJobsStorage__clientId: identity.clientId
        AzureWebJobsStorage__blobServiceUri: storage.properties.primaryEndpoints.blob
        AzureWebJobsStorage__queueServiceUri: storage.properties.primaryEndpoints.queue
        AzureWebJobsStorage__tableServiceUri: storage.properties.primaryEndpoints.table
        APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
        APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.clientId};Authorization=AAD'
        AZURE_CLIENT_ID: identity.clientId
        AzureWebJobsDisableHomepage: 'true'
        TWINS_STORAGE: storageName
        TWINS_JWT_TENANT: jwtTenant
        TWINS_JWT_AUDIENCE: jwtAudience
      }
    )
  }

  // Off unless asked for: the app validates tokens itself, and webhooks and the bot carry none of Entra's.
  resource auth 'config' = {
    name: 'authsettingsV2'
    properties: {
      platform: { enabled: easyAuth }
      globalValidation: {
        requireAuthentication: false
        unauthenticatedClientAction: 'AllowAnonymous'
      }
      httpSettings: { requireHttps: true }
      identityProviders: {
        azureActiveDirectory: {
          enabled: easyAuth
          registration: {
            clientId: replace(first(split(jwtAudience, ' ')), 'api://', '')
            openIdIssuer: '${az.environment().authentication.loginEndpoint}${jwtTenant}/v2.0'
          }
          validation: { allowedAudiences: split(jwtAudience, ' ') }
        }
      }
      login: { tokenStore: { enabled: false } }
    }
  }

  // Deployment signs in with Entra; passwords for it do not exist.
  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'host'
  scope: app
  properties: { workspaceId: workspaceId, logs: [{ category: 'FunctionAppLogs', enabled: true }] }
}

output name string = app.name
output hostName string = app.properties.defaultHostName
