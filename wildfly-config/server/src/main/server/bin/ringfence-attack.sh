#!/bin/sh
# Attacks a Ringfence server of your own for about a minute, and tells what each defence did; --help tells the options.
set -eu
home=$(cd "$(dirname "$0")/.." && pwd)
java=java
[ -z "${JAVA_HOME:-}" ] || java="$JAVA_HOME/bin/java"
exec "$java" -Xmx128m "-Dringfence.home=$home" -jar "$home/tools/self-attack/self-attack.jar" "$@"
