import { tags as tagsType } from 'types.bicep'

@description('The region.')
param location string
@description('Tags of every resource.')
param tags tagsType
@description('The Log Analytics workspace that is asked.')
param workspaceId string
@description('Who is told; empty for nobody, then alerts are seen in the portal alone.')
param email string
@description('US dollars that models may cost in 24 hours before somebody is told.')
param dailyCost int

@description('A question to the logs; somebody is told when its answer is above the threshold.')
type rule = {
  name: string
  description: string
  severity: int
  query: string
  @description('The column that is added up; null to count rows.')
  column: string?
  threshold: int
  @description('How often, and over what time.')
  every: string
  window: string
}

var rules rule[] = [
  {
    name: 'poison-messages'
    description: 'A message failed five times. See what it was and replay it: docs/deploy.md, "When something is wrong".'
    severity: 1
    query: 'AppRequests | where Name endswith "-poison"'
    threshold: 0
    every: 'PT5M'
    window: 'PT5M'
  }
  {
    name: 'failed-runs'
    description: 'A run ended without what was asked of it: its budget was used up, or the model could not be used.'
    severity: 2
    query: 'AppMetrics | where Name == "twins.run.ends" and tostring(Properties["twins.run.end"]) in ("budget_exhausted", "model_unusable")'
    column: 'Sum'
    threshold: 0
    every: 'PT5M'
    window: 'PT5M'
  }
  {
    name: 'server-errors'
    description: 'More than five answers with a status of 500 or above in five minutes.'
    severity: 2
    query: 'AppRequests | where Name == "api" and toint(ResultCode) >= 500'
    threshold: 5
    every: 'PT5M'
    window: 'PT5M'
  }
  {
    name: 'cost-per-day'
    description: 'Models cost more in 24 hours than the limit that was set. Counts only what has a price in TWINS_MODEL_PRICES.'
    severity: 2
    query: 'AppMetrics | where Name == "twins.run.cost"'
    column: 'Sum'
    threshold: dailyCost
    every: 'PT30M'
    window: 'P1D'
  }
]

resource group 'Microsoft.Insights/actionGroups@2023-01-01' = if (!empty(email)) {
  name: 'twins'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'twins'
    emailReceivers: [
      {
        name: 'operator'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

resource alerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for rule in rules: {
    name: rule.name
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: 'Twins: ${rule.name}'
      description: rule.description
      severity: rule.severity
      enabled: true
      scopes: [workspaceId]
      evaluationFrequency: rule.every
      windowSize: rule.window
      autoMitigate: true
      // A new workspace has no such tables until the app has run.
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: rule.query
            timeAggregation: rule.?column == null ? 'Count' : 'Total'
            metricMeasureColumn: rule.?column
            operator: 'GreaterThan'
            threshold: rule.threshold
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: empty(email) ? [] : [group.id] }
    }
  }
]
