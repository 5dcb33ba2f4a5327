@export()
@description('What every resource is marked with.')
type tags = {
  *: string
}

@export()
@description('Settings of the app: name and value.')
type settings = {
  *: string
}

@export()
@description('The identity that the app runs as.')
type identity = {
  id: string
  clientId: string
}

@export()
@description('A model deployment.')
type deployment = {
  @description('What the app calls it.')
  name: string
  model: string
  version: string
  @description('How it is sold, such as GlobalStandard or GlobalBatch.')
  sku: string
  @description('Thousands of tokens a minute; for batches, thousands of tokens in the queue.')
  capacity: int
}
