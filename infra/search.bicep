import { tags as tagsType } from 'types.bicep'

@description('The region.')
param location string
@description('Tags of every resource.')
param tags tagsType
@description('The search service.')
param name string
@description('Its size.')
param sku string
@description('True: only private endpoints reach it.')
param private bool
@description('The app\'s identity by name; names of what it may do come from it.')
param identityName string
@description('The app\'s identity.')
param principalId string
@description('Where diagnostics go.')
param workspaceId string

var roles = {
  // The app makes its index; it never holds an admin key.
  serviceContributor: '7ca78c08-252a-4471-8644-bb5ff32d4ba0'
  indexContributor: '8ebe5a00-799e-43f5-93ac-243d3dce84a7'
}

resource service 'Microsoft.Search/searchServices@2025-05-01' = {
  name: name
  location: location
  tags: tags
  sku: { name: sku }
  properties: {
    replicaCount: 1
    partitionCount: 1
    disableLocalAuth: true
    publicNetworkAccess: private ? 'Disabled' : 'Enabled'
    semanticSearch: 'disabled'
  }
}

resource assignments 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in items(roles): {
    name: guid(service.id, identityName, role.value)
    scope: service
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.value)
    }
  }
]

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'operations'
  scope: service
  properties: { workspaceId: workspaceId, logs: [{ category: 'OperationLogs', enabled: true }] }
}

output id string = service.id
output endpoint string = 'https://${service.name}.search.windows.net'
