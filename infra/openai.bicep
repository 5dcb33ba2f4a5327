import { tags as tagsType, deployment } from 'types.bicep'

@description('The region.')
param location string
@description('Tags of every resource.')
param tags tagsType
@description('The Azure OpenAI account, and its host name before .openai.azure.com.')
param name string
@description('True: only private endpoints reach it.')
param private bool
@description('The app\'s identity by name; names of what it may do come from it.')
param identityName string
@description('The app\'s identity.')
param principalId string
@description('The model that twins are answered by.')
param chat deployment
@description('The same model for the Batch API, at half the price; null for none.')
param batch deployment?
@description('The model that embeds texts.')
param embedding deployment
@description('Where diagnostics go.')
param workspaceId string

var openAiUser = '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd'

resource account 'Microsoft.CognitiveServices/accounts@2024-10-01' = {
  name: name
  location: location
  tags: tags
  kind: 'OpenAI'
  sku: { name: 'S0' }
  properties: {
    // Without a name of its own, Entra tokens are refused.
    customSubDomainName: name
    disableLocalAuth: true
    publicNetworkAccess: private ? 'Disabled' : 'Enabled'
    networkAcls: {
      defaultAction: private ? 'Deny' : 'Allow'
    }
  }
}

// One after the other: the account refuses two changes at once.
@batchSize(1)
resource deployments 'Microsoft.CognitiveServices/accounts/deployments@2024-10-01' = [
  for model in concat([chat, embedding], batch == null ? [] : [batch!]): {
    parent: account
    name: model.name
    sku: { name: model.sku, capacity: model.capacity }
    properties: {
      model: { format: 'OpenAI', name: model.model, version: model.version }
      versionUpgradeOption: 'NoAutoUpgrade'
    }
  }
]

resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, identityName, openAiUser)
  scope: account
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', openAiUser)
  }
}

// OpenAI User may not upload files or order batches, and the built-in role that may can also deploy and delete models.
resource batchRole 'Microsoft.Authorization/roleDefinitions@2022-04-01' = if (batch != null) {
  name: guid(resourceGroup().id, 'twins-batch')
  properties: {
    roleName: 'Twins batch (${name})'
    description: 'Upload files to an Azure OpenAI account and order batches with them.'
    type: 'CustomRole'
    assignableScopes: [resourceGroup().id]
    permissions: [
      {
        actions: []
        dataActions: [
          'Microsoft.CognitiveServices/accounts/OpenAI/batch-jobs/read'
          'Microsoft.CognitiveServices/accounts/OpenAI/batch-jobs/write'
          'Microsoft.CognitiveServices/accounts/OpenAI/batches/read'
          'Microsoft.CognitiveServices/accounts/OpenAI/batches/cancel/action'
          'Microsoft.CognitiveServices/accounts/OpenAI/files/delete'
          'Microsoft.CognitiveServices/accounts/OpenAI/files/read'
          'Microsoft.CognitiveServices/accounts/OpenAI/files/write'
        ]
      }
    ]
  }
}

resource batchAssignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (batch != null) {
  name: guid(account.id, identityName, 'twins-batch')
  scope: account
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: batchRole.id
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'audit'
  scope: account
  properties: {
    workspaceId: workspaceId
    // Who called and how it went; prompts and replies are not among it.
    logs: [
      { category: 'Audit', enabled: true }
      { category: 'RequestResponse', enabled: true }
    ]
  }
}

output id string = account.id
output endpoint string = account.properties.endpoint
