#!/usr/bin/env bash
# Compiles and lints all Bicep in this folder: bash infra/check.sh
# Uses the compiler that the variable BICEP points at, else the one check.proj fetches (Linux x64).
set -euo pipefail
cd "$(dirname "$0")"

out=../artifacts/infra
mkdir -p "$out"
if [ -z "${BICEP:-}" ]; then
  dotnet restore check.proj --verbosity quiet
  BICEP=$(dotnet msbuild check.proj -getProperty:BicepPath)
fi
"$BICEP" --version

run() { "$BICEP" "$@" 2>&1 || echo "Error: bicep $1 $2 failed"; }
said=$(
  for file in *.bicep; do
    run build "$file" --outfile "$out/${file%.bicep}.json"
    run lint "$file"
  done
  for file in *.bicepparam; do
    run build-params "$file" --outfile "$out/${file%.bicepparam}.parameters.json"
    run lint "$file"
  done
)

if [ -n "$said" ]; then sort -u <<<"$said"; fi
# The exit code does not tell: a property of the wrong type is only a warning.
if grep -qE 'Warning|Error' <<<"$said"; then echo "infra: FAILED" >&2; exit 1; fi
echo "infra: no warnings, no errors"
