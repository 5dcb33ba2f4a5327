import { tags as tagsType, identity as identityType } from 'types.bicep'

@description('Tags of every resource.')
param tags tagsType
@description('The bot registration; unique in Azure.')
param name string
@description('The app\'s host name.')
param hostName string
@description('The app registration of a single-tenant bot; empty for a bot that is the app\'s own identity.')
param appId string
@description('The tenant of either.')
param tenantId string
@description('The app\'s identity.')
param identity identityType
@description('Where diagnostics go.')
param workspaceId string

var own = empty(appId)

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: name
  location: 'global'
  tags: tags
  kind: 'azurebot'
  sku: { name: 'F0' }
  properties: {
    displayName: 'Twins'
    description: 'Ask AI digital twins of your customers.'
    endpoint: 'https://${hostName}/api/messages'
    msaAppType: own ? 'UserAssignedMSI' : 'SingleTenant'
    msaAppId: own ? identity.clientId : appId
    msaAppTenantId: tenantId
    msaAppMSIResourceId: own ? identity.id : null
    disableLocalAuth: true
  }

  resource teams 'channels' = {
    name: 'MsTeamsChannel'
    location: 'global'
    properties: {
      channelName: 'MsTeamsChannel'
      properties: { isEnabled: true }
    }
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'requests'
  scope: bot
  properties: { workspaceId: workspaceId, logs: [{ category: 'BotRequest', enabled: true }] }
}
