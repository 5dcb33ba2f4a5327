targetScope = 'subscription'

import { deployment, tags as tagsType } from 'types.bicep'

// Where
@minLength(1)
@maxLength(32)
@description('The environment; names and tags come from it.')
param environmentName string
@minLength(1)
@description('The region of everything that has one.')
@metadata({ azd: { type: 'location' } })
param location string
@description('The region of Azure OpenAI, where another has the models or the quota; empty for the same.')
param openAiLocation string = ''
@description('Object id of who may set secrets; azd gives the one who deploys.')
param operatorId string = ''

// Who may call
@minLength(1)
@description('The audience that tokens are for: the client id of the app registration; several are separated by blanks.')
param jwtAudience string
@description('The Entra tenant whose tokens are taken; empty for the one that is deployed to.')
param jwtTenant string = ''
@description('Easy Auth in front of the app, which validates tokens itself in any case.')
param easyAuth bool = false

// Models
@description('The chat model.')
param chatModel string = 'gpt-5.4-mini'
@description('The chat model\'s version.')
param chatVersion string = '2026-03-17'
@description('How the chat model is sold.')
param chatSku string = 'GlobalStandard'
@minValue(1)
@description('Thousands of tokens a minute for the chat model.')
param chatCapacity int = 200
@allowed(['GlobalBatch', 'DataZoneBatch', 'none'])
@description('How the Batch API\'s deployment is sold; none for no batches.')
param batchSku string = 'GlobalBatch'
@minValue(1)
@description('Thousands of tokens that may wait in batches.')
param batchCapacity int = 5000
@description('The embedding model.')
param embeddingModel string = 'text-embedding-3-small'
@description('The embedding model\'s version.')
param embeddingVersion string = '1'
@description('How the embedding model is sold.')
param embeddingSku string = 'GlobalStandard'
@minValue(1)
@description('Thousands of tokens a minute for the embedding model.')
param embeddingCapacity int = 120
@minValue(2)
@description('Dimensions of the embedding model; the search index is made for them.')
param embeddingDimensions int = 1536
@allowed(['unset', 'none', 'low', 'medium', 'high'])
@description('How hard a reasoning model thinks; unset for models that do not reason.')
param modelReasoning string = 'low'
@description('The most tokens of a reply; a reasoning model\'s thinking counts.')
param modelMaxTokens int = 4096
@description('US dollars per million tokens: input/cached input/output/embeddings. Empty: every cost is 0 and budgets stop nothing.')
param modelPrices string = ''

// The app
@description('When the nightly sweep begins: six fields, seconds first, in UTC; empty for 02:00.')
param night string = ''
@allowed([512, 2048, 4096])
@description('Memory of an instance in MB.')
param instanceMemory int = 2048
@minValue(1)
@maxValue(1000)
@description('The most instances there may be.')
param maximumInstances int = 40

// Around it
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
@description('How many copies of the data are kept.')
param storageSku string = 'Standard_LRS'
@description('AI Search, for evidence that is found by meaning.')
param search bool = true
@allowed(['basic', 'standard', 'standard2'])
@description('The size of AI Search.')
param searchSku string = 'basic'
@description('True: storage, models, search and vault are reached through private endpoints alone.')
param privateNetwork bool = false
@description('Settings whose values are secrets of the vault, separated by blanks: TWINS_API_KEYS stands there as twins-api-keys.')
param vaultSettings string = ''
@description('True: the key vault cannot be purged before its time. Cannot be taken back.')
param protectVault bool = false
@description('True: the bot is registered for Teams.')
param bot bool = false
@description('The app registration of a single-tenant bot, whose secret is the vault\'s twins-bot-secret; empty for a bot that is the app\'s own identity.')
param botAppId string = ''

// Watching it
@description('Who is told of alerts; empty for nobody.')
param alertEmail string = ''
@minValue(1)
@description('US dollars that models may cost in 24 hours before somebody is told.')
param dailyCost int = 20
@minValue(30)
@maxValue(730)
@description('Days that logs are kept.')
param logDays int = 30
@minValue(-1)
@description('Gigabytes of logs a day; what is beyond it is dropped. -1 for no limit.')
param logGigabytes int = 1

var token = toLower(uniqueString(subscription().id, environmentName, location))
var tags tagsType = { 'azd-env-name': environmentName }
var package = 'app-package'
// Known before anything is made, so that a what-if can tell what would change.
var names = {
  identity: 'id-${token}'
  storage: 'st${token}'
  insights: 'appi-${token}'
  vault: 'kv-${token}'
}
var chat deployment = {
  name: 'chat'
  model: chatModel
  version: chatVersion
  sku: chatSku
  capacity: chatCapacity
}
var batch deployment = {
  name: 'batch'
  model: chatModel
  version: chatVersion
  sku: batchSku
  capacity: batchCapacity
}
var embedding deployment = {
  name: 'embedding'
  model: embeddingModel
  version: embeddingVersion
  sku: embeddingSku
  capacity: embeddingCapacity
}

resource group 'Microsoft.Resources/resourceGroups@2024-11-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'identity.bicep' = {
  scope: group
  params: { location: location, tags: tags, name: names.identity }
}

module monitoring 'monitoring.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    workspaceName: 'log-${token}'
    insightsName: names.insights
    retentionDays: logDays
    dailyQuotaGb: logGigabytes
    identityName: names.identity
    principalId: identity.outputs.principalId
  }
}

module storage 'storage.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    name: names.storage
    sku: storageSku
    private: privateNetwork
    identityName: names.identity
    principalId: identity.outputs.principalId
    queues: ['activities', 'batches', 'cards', 'deliveries', 'reports', 'shards']
    packageContainer: package
    workspaceId: monitoring.outputs.workspaceId
  }
}

module openai 'openai.bicep' = {
  scope: group
  params: {
    location: empty(openAiLocation) ? location : openAiLocation
    tags: tags
    name: 'oai-${token}'
    private: privateNetwork
    identityName: names.identity
    principalId: identity.outputs.principalId
    chat: chat
    batch: batchSku == 'none' ? null : batch
    embedding: embedding
    workspaceId: monitoring.outputs.workspaceId
  }
}

module searchService 'search.bicep' = if (search) {
  scope: group
  params: {
    location: location
    tags: tags
    name: 'srch-${token}'
    sku: searchSku
    private: privateNetwork
    identityName: names.identity
    principalId: identity.outputs.principalId
    workspaceId: monitoring.outputs.workspaceId
  }
}

module vault 'vault.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    name: names.vault
    private: privateNetwork
    protect: protectVault
    identityName: names.identity
    principalId: identity.outputs.principalId
    operatorId: operatorId
    workspaceId: monitoring.outputs.workspaceId
  }
}

module network 'network.bicep' = if (privateNetwork) {
  scope: group
  params: { location: location, tags: tags, name: 'vnet-${token}' }
}

module app 'app.bicep' = {
  scope: group
  // The package is deployed with the identity's right to storage, and settings are looked up in the vault.
  dependsOn: [storage, vault]
  params: {
    location: location
    tags: tags
    name: 'func-${token}'
    planName: 'plan-${token}'
    identity: { id: identity.outputs.id, clientId: identity.outputs.clientId }
    storageName: names.storage
    packageContainer: package
    insightsName: names.insights
    vaultName: names.vault
    vaulted: filter(split(vaultSettings, ' '), setting => !empty(setting))
    settings: union(
      {
        AZURE_OPENAI_ENDPOINT: openai.outputs.endpoint
        TWINS_MODEL: 'azure:${chat.name}'
        TWINS_EMBEDDING_MODEL: embedding.name
        TWINS_MODEL_MAX_TOKENS: string(modelMaxTokens)
        TWINS_NIGHT: empty(night) ? '0 0 2 * * *' : night
      },
      batchSku == 'none' ? {} : { TWINS_BATCH_MODEL: batch.name },
      modelReasoning == 'unset' ? {} : { TWINS_MODEL_REASONING: modelReasoning },
      empty(modelPrices) ? {} : { TWINS_MODEL_PRICES: modelPrices },
      search
        ? {
            AZURE_SEARCH_ENDPOINT: searchService!.outputs.endpoint
            TWINS_EMBEDDING_DIMENSIONS: string(embeddingDimensions)
          }
        : {},
      // An application of its own has a secret, which stands in the vault.
      bot
        ? {
            TWINS_BOT_APP_ID: empty(botAppId) ? identity.outputs.clientId : botAppId
            TWINS_BOT_TENANT: tenant().tenantId
          }
        : {}
    )
    instanceMemory: instanceMemory
    maximumInstances: maximumInstances
    subnetId: privateNetwork ? network!.outputs.appSubnetId : ''
    easyAuth: easyAuth
    jwtTenant: empty(jwtTenant) ? tenant().tenantId : jwtTenant
    jwtAudience: jwtAudience
    workspaceId: monitoring.outputs.workspaceId
  }
}

module alerts 'alerts.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    email: alertEmail
    dailyCost: dailyCost
  }
}

module botService 'bot.bicep' = if (bot) {
  scope: group
  params: {
    tags: tags
    name: 'bot-${token}'
    hostName: app.outputs.hostName
    appId: botAppId
    tenantId: tenant().tenantId
    identity: { id: identity.outputs.id, clientId: identity.outputs.clientId }
    workspaceId: monitoring.outputs.workspaceId
  }
}

var suffix = az.environment().suffixes.storage
var links = [
  { name: 'blob', group: 'blob', zone: 'privatelink.blob.${suffix}', of: 'storage' }
  { name: 'queue', group: 'queue', zone: 'privatelink.queue.${suffix}', of: 'storage' }
  { name: 'table', group: 'table', zone: 'privatelink.table.${suffix}', of: 'storage' }
  { name: 'openai', group: 'account', zone: 'privatelink.openai.azure.com', of: 'openai' }
  { name: 'vault', group: 'vault', zone: 'privatelink.vaultcore.azure.net', of: 'vault' }
  { name: 'search', group: 'searchService', zone: 'privatelink.search.windows.net', of: 'search' }
]

module endpoints 'endpoint.bicep' = [
  for link in links: if (privateNetwork && (search || link.of != 'search')) {
    scope: group
    params: {
      location: location
      tags: tags
      name: 'pe-${link.name}-${token}'
      resourceId: link.of == 'storage'
        ? storage.outputs.id
        : link.of == 'openai' ? openai.outputs.id : link.of == 'vault' ? vault.outputs.id : searchService!.outputs.id
      group: link.group
      zone: link.zone
      networkId: network!.outputs.id
      subnetId: network!.outputs.endpointsSubnetId
    }
  }
]

// azd keeps these in the environment. None is a secret.
output AZURE_LOCATION string = location
output AZURE_TENANT_ID string = tenant().tenantId
output AZURE_RESOURCE_GROUP string = group.name
output AZURE_KEY_VAULT_NAME string = vault.outputs.name
output AZURE_STORAGE_ACCOUNT string = storage.outputs.name
output AZURE_OPENAI_ENDPOINT string = openai.outputs.endpoint
output SERVICE_APP_NAME string = app.outputs.name
output SERVICE_APP_URI string = 'https://${app.outputs.hostName}'
output TWINS_JWT_AUDIENCE string = jwtAudience
