import { tags as tagsType } from 'types.bicep'

@description('The region.')
param location string
@description('Tags of every resource.')
param tags tagsType
@description('The private endpoint.')
param name string
@description('What it leads to.')
param resourceId string
@description('Which of its services, such as blob.')
param group string
@description('The private DNS zone that its address is found in.')
param zone string
@description('The network that asks.')
param networkId string
@description('The subnet that it stands in.')
param subnetId string

resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    subnet: { id: subnetId }
    privateLinkServiceConnections: [
      {
        name: group
        properties: {
          privateLinkServiceId: resourceId
          groupIds: [group]
        }
      }
    ]
  }

  resource zones 'privateDnsZoneGroups' = {
    name: 'default'
    properties: {
      privateDnsZoneConfigs: [
        {
          name: group
          properties: { privateDnsZoneId: dns.id }
        }
      ]
    }
  }
}

resource dns 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: zone
  location: 'global'
  tags: tags

  resource link 'virtualNetworkLinks' = {
    name: 'twins'
    location: 'global'
    properties: {
      registrationEnabled: false
      virtualNetwork: { id: networkId }
    }
  }
}
