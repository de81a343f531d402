// An example to copy. Deploy with:
//   az deployment group create --resource-group <group> --parameters infra/main.bicepparam
// This gives the bot's identity two roles, so the one who deploys must be Owner, or Contributor and Role Based Access
// Control Administrator, of the resource group.
using 'main.bicep'

param name = 'otgbot'
param location = 'norwayeast'
param planSku = 'B1'
param hosts = 1
param storageSku = 'Standard_ZRS'
param alertEmail = 'drift@example.no'
param logDays = 30

// Whom the bot is for: your own tenant, unless you name others: ['7d0a0000-…', '8e1b0000-…']. Empty: whoever has the package.
// param allowedTenants = []

// Storage and vault on a private network alone; a lock against deletion.
param privateNetwork = false
param deleteLock = false

// First deployment only: export OTGBOT_PSEUDONYM_KEY="$(openssl rand -base64 32)". Later ones keep what the vault holds.
param pseudonymKey = readEnvironmentVariable('OTGBOT_PSEUDONYM_KEY', '')

// With Slack: the app's Client ID, and at the first deployment its two secrets in the same way.
param slackClientId = ''
param allowedWorkspaces = []
param slackSigningSecret = readEnvironmentVariable('OTGBOT_SLACK_SIGNING_SECRET', '')
param slackClientSecret = readEnvironmentVariable('OTGBOT_SLACK_CLIENT_SECRET', '')
