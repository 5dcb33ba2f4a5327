import { tags as tagsType } from 'types.bicep'

@description('The region.')
param location string
@description('Tags of every resource.')
param tags tagsType
@description('The Log Analytics workspace.')
param workspaceName string
@description('The Application Insights component.')
param insightsName string
@description('Days that logs are kept.')
param retentionDays int
@description('Gigabytes a day that the workspace takes in; beyond it, logs are dropped until the next day. -1 for no limit.')
param dailyQuotaGb int
@description('The app\'s identity by name; names of what it may do come from it.')
param identityName string
@description('The app\'s identity; it sends telemetry.')
param principalId string

var metricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: workspaceName
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: retentionDays
    workspaceCapping: { dailyQuotaGb: dailyQuotaGb }
    features: { disableLocalAuth: true }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: insightsName
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    // Telemetry is taken from identities with the role below, from nobody who merely knows the connection string.
    DisableLocalAuth: true
  }
}

resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, identityName, metricsPublisher)
  scope: insights
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', metricsPublisher)
  }
}

output workspaceId string = workspace.id
output workspaceName string = workspace.name
output insightsName string = insights.name
