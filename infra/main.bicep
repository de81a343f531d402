// All OtgBot needs in Azure, in one resource group. Nothing here holds a password: the bot proves who it is with a
// managed identity, and what must be secret, the key that hides persons in participation numbers and with Slack the
// app's two secrets, lies in a key vault.

@description('Settings by name.')
type settings = {
  *: string
}

@description('Start of every resource name. The name of the bot registration must be unique in all of Azure.')
@minLength(3)
@maxLength(10)
param name string = 'otgbot'

@description('Region of data and program. Norway East keeps both in Norway.')
param location string = resourceGroup().location

@description('App Service plan. B1 is the smallest that stays awake between messages; prompts are posted by the clock.')
@allowed(['B1', 'B2', 'P0v3', 'P1v3'])
param planSku string = 'B1'

@description('Number of hosts. Any number may run side by side; two let one be replaced without a pause.')
@minValue(1)
@maxValue(3)
param hosts int = 1

@description('Copies of the data: in one data centre, in three, or also in the paired region (for Norway East: Norway West).')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GZRS'])
param storageSku string = 'Standard_ZRS'

@description('The pseudonym key: 32 random bytes in base64, made once. Leave empty afterwards, and the one in the vault stays: a new key would make every member look new.')
@secure()
param pseudonymKey string = ''

@description('Ids of the Entra tenants that the bot is for: that of whoever deploys, unless widened. Empty: all that have the package.')
param allowedTenants string[] = [tenant().tenantId]

@description('Client ID of the Slack app that workspaces install. Empty: no Slack.')
param slackClientId string = ''

@description('Ids of the Slack workspaces (T…) and organisations (E…) that the bot is for. Empty: all that install it.')
param allowedWorkspaces string[] = []

@description('Signing Secret of the Slack app. Leave empty afterwards, and the one in the vault stays.')
@secure()
param slackSigningSecret string = ''

@description('Client Secret of the Slack app. Leave empty afterwards, and the one in the vault stays.')
@secure()
param slackClientSecret string = ''

@description('Address where people reach the bot, such as https://otgbot.example.no, if the web app has a domain of its own. Empty: that of App Service.')
param publicUrl string = ''

@description('Further settings of the bot, by name as environment variables, such as { Agenda__PlansAtOnce: \'2\' }. What is set by hand is gone after the next deployment.')
param moreSettings settings = {}

@description('True: storage and vault answer on a private network alone, which the web app is in. It costs some euros a month. Deploy the secrets once without it, or from within that network.')
param privateNetwork bool = false

@description('True: nobody deletes the storage account or the vault before taking the lock away. Whoever deploys must then be Owner.')
param deleteLock bool = false

@description('Where alerts go. A shared mailbox outlives a person in the job.')
param alertEmail string

@description('Days that logs are kept.')
@minValue(30)
@maxValue(730)
param logDays int = 30

var unique = uniqueString(resourceGroup().id)
var keySecret = 'participation-pseudonym-key'
var slackSecrets = {
  signing: 'slack-signing-secret'
  client: 'slack-client-secret'
}
var secretUri = '${vault.properties.vaultUri}secrets'
var address = empty(publicUrl) ? 'https://${web.properties.defaultHostName}' : publicUrl

// Built-in roles, the narrowest that do: https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
var tableDataContributor = subscriptionResourceId(
  'Microsoft.Authorization/roleDefinitions',
  '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
)
var keyVaultSecretsUser = subscriptionResourceId(
  'Microsoft.Authorization/roleDefinitions',
  '4633458b-17de-408a-875b-0445c86b69e6'
)

// ---- Who the bot is

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: '${name}-identity'
  location: location
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: '${name}-${unique}'
  location: 'global'
  kind: 'azurebot'
  sku: { name: 'F0' }
  properties: {
    displayName: 'OtgBot'
    endpoint: '${address}/api/messages'
    msaAppType: 'UserAssignedMSI'
    msaAppId: identity.properties.clientId
    msaAppMSIResourceId: identity.id
    msaAppTenantId: identity.properties.tenantId
    disableLocalAuth: true
  }

  resource teams 'channels' = {
    name: 'MsTeamsChannel'
    location: 'global'
    properties: {
      channelName: 'MsTeamsChannel'
      properties: {
        isEnabled: true
        acceptedTerms: true
        enableCalling: false
      }
    }
  }
}

// ---- What it remembers

resource storage 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: '${toLower(replace(name, '-', ''))}${unique}'
  location: location
  kind: 'StorageV2'
  sku: { name: storageSku }
  properties: {
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    publicNetworkAccess: privateNetwork ? 'Disabled' : 'Enabled'
  }
}

// The bot makes its table itself at start; this role covers both the table and its rows.
resource mayUseTables 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(storage.id, identity.id, tableDataContributor)
  scope: storage
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: tableDataContributor
  }
}

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: '${name}-${unique}'
  location: location
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    publicNetworkAccess: privateNetwork ? 'Disabled' : 'Enabled'
    enableSoftDelete: true
    // Without the key no earlier participation can be told from new, so nobody can erase it for good by mistake.
    // The price: after a trial is deleted, the vault's name is free again only after 90 days.
    enablePurgeProtection: true
  }

  resource key 'secrets' = if (!empty(pseudonymKey)) {
    name: keySecret
    properties: { value: pseudonymKey }
  }

  resource slackSigning 'secrets' = if (!empty(slackSigningSecret)) {
    name: slackSecrets.signing
    properties: { value: slackSigningSecret }
  }

  resource slackClient 'secrets' = if (!empty(slackClientSecret)) {
    name: slackSecrets.client
    properties: { value: slackClientSecret }
  }
}

resource mayReadKey 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, identity.id, keyVaultSecretsUser)
  scope: vault
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: keyVaultSecretsUser
  }
}

// What is deleted with its resource group is gone. A lock also keeps a deployment from replacing them.
resource keepStorage 'Microsoft.Authorization/locks@2020-05-01' = if (deleteLock) {
  name: 'keep'
  scope: storage
  properties: { level: 'CanNotDelete', notes: 'All that the bot remembers. Take the lock away only to erase it.' }
}

resource keepVault 'Microsoft.Authorization/locks@2020-05-01' = if (deleteLock) {
  name: 'keep'
  scope: vault
  properties: { level: 'CanNotDelete', notes: 'Without the key in it nobody is known again. Take the lock away only to erase all.' }
}

// ---- A network of its own, if that is asked for

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = if (privateNetwork) {
  name: '${name}-network'
  location: location
  properties: {
    addressSpace: { addressPrefixes: ['10.20.0.0/24'] }
    subnets: [
      {
        name: 'outward'
        properties: {
          addressPrefix: '10.20.0.0/26'
          delegations: [{ name: 'web', properties: { serviceName: 'Microsoft.Web/serverFarms' } }]
        }
      }
      {
        name: 'inward'
        properties: { addressPrefix: '10.20.0.64/26' }
      }
    ]
  }

  resource outward 'subnets' existing = {
    name: 'outward'
  }

  resource inward 'subnets' existing = {
    name: 'inward'
  }
}

var privateEnds = [
  {
    name: 'table'
    group: 'table'
    zone: 'privatelink.table.${environment().suffixes.storage}'
  }
  {
    name: 'vault'
    group: 'vault'
    zone: 'privatelink.vaultcore.azure.net'
  }
]

resource privateZone 'Microsoft.Network/privateDnsZones@2024-06-01' = [
  for end in privateEnds: if (privateNetwork) {
    name: end.zone
    location: 'global'
  }
]

resource privateLink 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [
  for (end, index) in privateEnds: if (privateNetwork) {
    parent: privateZone[index]
    name: '${name}-network'
    location: 'global'
    properties: {
      registrationEnabled: false
      virtualNetwork: { id: network.id }
    }
  }
]

resource privateEnd 'Microsoft.Network/privateEndpoints@2024-05-01' = [
  for end in privateEnds: if (privateNetwork) {
    name: '${name}-${end.name}'
    location: location
    properties: {
      subnet: { id: network::inward.id }
      privateLinkServiceConnections: [
        {
          name: end.name
          properties: { privateLinkServiceId: end.group == 'table' ? storage.id : vault.id, groupIds: [end.group] }
        }
      ]
    }
  }
]

resource privateName 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-05-01' = [
  for (end, index) in privateEnds: if (privateNetwork) {
    parent: privateEnd[index]
    name: 'default'
    properties: {
      privateDnsZoneConfigs: [{ name: end.name, properties: { privateDnsZoneId: privateZone[index].id } }]
    }
  }
]

// ---- Where it runs

resource plan 'Microsoft.Web/serverfarms@2024-11-01' = {
  name: '${name}-plan'
  location: location
  kind: 'linux'
  sku: { name: planSku, capacity: hosts }
  properties: { reserved: true }
}

resource web 'Microsoft.Web/sites@2024-11-01' = {
  name: '${name}-${unique}'
  location: location
  kind: 'app,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    keyVaultReferenceIdentity: identity.id
    virtualNetworkSubnetId: privateNetwork ? network::outward.id : null
    outboundVnetRouting: { allTraffic: privateNetwork }
    siteConfig: {
      linuxFxVersion: 'DOTNETCORE|10.0'
      appCommandLine: 'dotnet OtgBot.dll'
      alwaysOn: true
      healthCheckPath: '/health/ready'
      http20Enabled: true
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
    }
  }

  resource settings 'config' = {
    name: 'appsettings'
    properties: union(
      {
        MicrosoftAppId: identity.properties.clientId
        MicrosoftAppType: 'UserAssignedMSI'
        MicrosoftAppTenantId: identity.properties.tenantId
        BotFramework__AllowedTenants: join(allowedTenants, ',')
        Storage__TableEndpoint: storage.properties.primaryEndpoints.table
        Storage__ManagedIdentityClientId: identity.properties.clientId
        Participation__PseudonymKey: '@Microsoft.KeyVault(SecretUri=${secretUri}/${keySecret})'
        PublicUrl: address
        APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
        // One line an entry, so that a query finds the level and the words of it together.
        Logging__Console__FormatterName: 'json'
        // In seconds: the bot finishes what it has told people it would, for at most 30. The platform's own limit is 5.
        WEBSITES_CONTAINER_STOP_TIME_LIMIT: '40'
      },
      empty(slackClientId)
        ? {}
        : {
            Slack__ClientId: slackClientId
            Slack__ClientSecret: '@Microsoft.KeyVault(SecretUri=${secretUri}/${slackSecrets.client})'
            Slack__SigningSecret: '@Microsoft.KeyVault(SecretUri=${secretUri}/${slackSecrets.signing})'
            Slack__AllowedWorkspaces: join(allowedWorkspaces, ',')
            Slack__RedirectUrl: '${address}/slack/oauth/callback'
            // All hosts of an app share /home, and it outlives them: https://learn.microsoft.com/azure/app-service/operating-system-functionality
            Slack__KeyDirectory: '/home/slack-keys'
          },
      moreSettings
    )
    // A reference that cannot be read at once is handed to the bot as it stands, and is tried again only after a day.
    dependsOn: [mayReadKey, vault::key, vault::slackSigning, vault::slackClient, privateName]
  }

  // New versions are published with an Entra login, never with a publishing password.
  resource noFtpPassword 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource noPublishingPassword 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }
}

// ---- How we see that it is well

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: '${name}-logs'
  location: location
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: logDays
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: '${name}-insights'
  location: location
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: logs.id
  }
}

// The bot's own log and the platform's. Not the HTTP log: it holds addresses, and nobody needs them.
resource webLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-${logs.name}'
  scope: web
  properties: {
    workspaceId: logs.id
    logs: [
      { category: 'AppServiceConsoleLogs', enabled: true }
      { category: 'AppServicePlatformLogs', enabled: true }
      { category: 'AppServiceAuditLogs', enabled: true }
    ]
  }
}

// Who read the keys. The tables' own log is left out: the bot reads and writes rows all day, and their keys name places and people's pseudonyms.
resource vaultLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-${logs.name}'
  scope: vault
  properties: {
    workspaceId: logs.id
    logs: [{ category: 'AuditEvent', enabled: true }]
  }
}

resource operators 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: '${name}-operators'
  location: 'global'
  properties: {
    groupShortName: 'otgbot'
    enabled: true
    emailReceivers: [{ name: 'operators', emailAddress: alertEmail, useCommonAlertSchema: true }]
  }
}

// The bot's own figures come under this namespace, and are unknown to Azure until the first was sent.
var ownFigures = 'azure.applicationinsights'

var alerts = [
  {
    name: 'not-ready'
    scope: web.id
    namespace: 'Microsoft.Web/sites'
    description: 'Not every host has answered /health/ready in the last five minutes. AppServiceConsoleLogs say why.'
    severity: 1
    metric: 'HealthCheckStatus'
    aggregation: 'Average'
    operator: 'LessThan'
    threshold: 100
  }
  {
    name: 'server-errors'
    scope: web.id
    namespace: 'Microsoft.Web/sites'
    description: 'More than five answers with status 5xx in five minutes. AppServiceConsoleLogs say why.'
    severity: 2
    metric: 'Http5xx'
    aggregation: 'Total'
    operator: 'GreaterThan'
    threshold: 5
  }
  {
    name: 'prompts-missed'
    scope: insights.id
    namespace: ownFigures
    description: 'A prompt was too late to post in the last five minutes. AppServiceConsoleLogs name the community and the reason.'
    severity: 2
    metric: 'otgbot.prompts.missed'
    aggregation: 'Total'
    operator: 'GreaterThan'
    threshold: 0
  }
  {
    name: 'prompts-in-doubt'
    scope: insights.id
    namespace: ownFigures
    description: 'Nobody can say whether a prompt stands in its channel. AppServiceConsoleLogs name the community; look there, and post it by hand if it is missing.'
    severity: 3
    metric: 'otgbot.prompts.in_doubt'
    aggregation: 'Total'
    operator: 'GreaterThan'
    threshold: 0
  }
]

resource alert 'Microsoft.Insights/metricAlerts@2018-03-01' = [
  for rule in alerts: {
    name: '${name}-${rule.name}'
    location: 'global'
    properties: {
      description: rule.description
      severity: rule.severity
      enabled: true
      scopes: [rule.scope]
      evaluationFrequency: 'PT1M'
      windowSize: 'PT5M'
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            name: rule.name
            criterionType: 'StaticThresholdCriterion'
            metricNamespace: rule.namespace
            skipMetricValidation: rule.namespace == ownFigures
            metricName: rule.metric
            timeAggregation: rule.aggregation
            operator: rule.operator
            threshold: rule.threshold
          }
        ]
      }
      actions: [{ actionGroupId: operators.id }]
    }
  }
]

// A bot that can't answer is ready all the same: a token that is refused, say, stands in the log alone.
resource errorsInLog 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = {
  name: '${name}-errors-in-log'
  location: location
  kind: 'LogAlert'
  properties: {
    displayName: '${name}-errors-in-log'
    description: 'The bot has written an error to its log in the last quarter of an hour. The entry says what to do.'
    severity: 2
    enabled: true
    scopes: [logs.id]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT15M'
    // The table comes with the first line of the log.
    skipQueryValidation: true
    criteria: {
      allOf: [
        {
          query: 'AppServiceConsoleLogs | where tostring(parse_json(ResultDescription).LogLevel) in ("Error", "Critical")'
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 0
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    actions: { actionGroups: [operators.id] }
  }
}

@description('For the Teams package: -p:MicrosoftAppId')
output microsoftAppId string = identity.properties.clientId

@description('For the Teams package: -p:BotDomain')
output botDomain string = web.properties.defaultHostName

@description('What to copy out as a backup.')
output storageAccount string = storage.name

@description('Where to publish the program.')
output webApp string = web.name
