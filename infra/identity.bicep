import { tags as tagsType } from 'types.bicep'

@description('The region.')
param location string
@description('Tags of every resource.')
param tags tagsType
@description('The identity that the app runs as.')
param name string

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
  tags: tags
}

output name string = identity.name
output id string = identity.id
output clientId string = identity.properties.clientId
output principalId string = identity.properties.principalId
