#!/bin/sh
# Starts Ringfence in the foreground; SIGTERM or Ctrl-C stops it. Usage: bin/ringfence.sh [-Dname=value]...
#   -Dringfence.bind=ADDRESS      where SIP and HTTP listen (127.0.0.1)
#   -Dringfence.sip.port=PORT     SIP over UDP and TCP (5060 and jboss.socket.binding.port-offset)
#   -Dringfence.data=FOLDER       the embedded database, and bans (standalone/data)
#   -Dringfence.db.url=URL        jdbc:postgresql://HOST/DATABASE, with ringfence.db.user and ringfence.db.password
#   -Djboss.server.base.dir=FOLDER another folder like standalone, for a second server of this installation
#   -Dringfence.node=NAME         name of this node
#   -Dringfence.cluster=HOST[PORT],HOST[PORT]  all nodes of a cluster, this one included; see docs/clustering.md
#   -Dringfence.cluster.keys=FILE the key of the cluster, with its password in RINGFENCE_CLUSTER_PASSWORD
#   -Dringfence.jgroups.bind=ADDRESS, -Dringfence.jgroups.port=PORT  where this node meets the others (127.0.0.1, 7600)
#   -Dringfence.demo=true         demo accounts, and a console user with a known password
# Environment: JAVA_HOME, RINGFENCE_JAVA_OPTS (instead of the memory settings below).
set -eu

home=$(cd "$(dirname "$0")/.." && pwd)
base="$home/standalone"
java=java
[ -z "${JAVA_HOME:-}" ] || java="$JAVA_HOME/bin/java"

demo=false
data=
cluster=
keys=
node=
given=$#
while [ "$given" -gt 0 ]; do
  option=$1
  shift
  given=$((given - 1))
  case $option in
    -D*=) continue ;; # set to nothing: the default
    -Dringfence.sip.port=*) set -- "$@" -Dringfence.sip.fixed=true ;;
    -Dringfence.db.url=jdbc:postgresql:*)
      set -- "$@" -Dringfence.db.driver=postgresql
      # A database that hangs is as good as away: nobody waits for it longer than this, unless the URL says otherwise.
      case $option in
        *socketTimeout=*) ;;
        *\?*) option="$option&connectTimeout=3&socketTimeout=10" ;;
        *) option="$option?connectTimeout=3&socketTimeout=10" ;;
      esac
      ;;
    -Dringfence.data=*)
      data=${option#-Dringfence.data=}
      mkdir -p "$data" || { echo "The folder $data of -Dringfence.data can't be made: make it, or choose another." >&2; exit 1; }
      data=$(cd "$data" && pwd)
      option=-Dringfence.data=$data
      ;;
    -Dringfence.cluster=*) cluster=${option#-Dringfence.cluster=} ;;
    -Dringfence.cluster.keys=*)
      keys=${option#-Dringfence.cluster.keys=}
      keys=$(cd "$(dirname "$keys")" && pwd)/$(basename "$keys")
      option=-Dringfence.cluster.keys=$keys
      ;;
    -Dringfence.cluster.password=*) RINGFENCE_CLUSTER_PASSWORD=${option#-Dringfence.cluster.password=} ;;
    -Dringfence.node=*)
      node=${option#-Dringfence.node=}
      set -- "$@" "-Djboss.node.name=$node"
      ;;
    -Djboss.server.base.dir=*) base=${option#-Djboss.server.base.dir=} ;;
    -Dringfence.demo=*) demo=${option#-Dringfence.demo=} ;;
  esac
  set -- "$@" "$option"
done
[ "$demo" != true ] || [ ! -e "$base/configuration/demo-mgmt-users.properties" ] ||
  set -- "$@" -Dringfence.console.users=demo-mgmt-users.properties

if [ -n "$cluster" ]; then
  [ -n "$node" ] || { echo "A node of a cluster needs a name of its own: -Dringfence.node=NAME" >&2; exit 1; }
  [ -r "$keys" ] || {
    echo "Nodes of a cluster know each other by a key: copy one file to all of them and name it with" >&2
    echo "-Dringfence.cluster.keys=FILE. keytool makes it:" >&2
    echo "  keytool -genkeypair -alias ringfence -keyalg EC -validity 3650 -dname CN=ringfence \\" >&2
    echo "    -storetype PKCS12 -keystore cluster.p12" >&2
    exit 1
  }
  [ -n "${RINGFENCE_CLUSTER_PASSWORD:-}" ] || {
    echo "RINGFENCE_CLUSTER_PASSWORD in the environment must be the password of $keys." >&2
    exit 1
  }
  set -- "$@" --server-config=standalone-cluster.xml
fi

# One server per data folder; the lock ends with the process, however it ends.
kept=${data:-$base/data}
mkdir -p "$kept" 2> /dev/null && touch "$kept/server.lock" 2> /dev/null || {
  echo "The data folder $kept can't be written: let the user $(id -un) write there, or choose another by -Dringfence.data." >&2
  exit 1
}
if command -v flock > /dev/null; then
  exec 9> "$kept/server.lock"
  flock -n 9 || {
    echo "Another server uses the data folder $kept: stop it, or give this one a folder of its own by -Dringfence.data." >&2
    exit 1
  }
fi

# The data folder takes what the server itself keeps too, as the bans; deployments stay where they were installed.
[ -z "$data" ] ||
  set -- "$@" "-Djboss.server.data.dir=$data" "-Djboss.server.content.dir=$base/data/content"

# SIP transactions live 32 s: the heap holds them for some thousand messages a second. What has outlived two collections
# will live so long, and is not copied again. Idle memory is given back.
memory=${RINGFENCE_JAVA_OPTS:--Xms96m -Xmx2g -XX:MetaspaceSize=128m -XX:+UseG1GC -XX:MaxGCPauseMillis=100 \
  -XX:MaxTenuringThreshold=2 -XX:G1PeriodicGCInterval=30000 -XX:+ExitOnOutOfMemoryError}

# Word splitting is meant for $memory.
# shellcheck disable=SC2086
exec "$java" $memory \
  -Djava.awt.headless=true -Dfile.encoding=UTF-8 -Djboss.modules.system.pkgs=org.jboss.byteman \
  --add-exports=java.desktop/sun.awt=ALL-UNNAMED \
  --add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED \
  --add-exports=java.naming/com.sun.jndi.url.ldap=ALL-UNNAMED \
  --add-exports=java.naming/com.sun.jndi.url.ldaps=ALL-UNNAMED \
  --add-exports=jdk.naming.dns/com.sun.jndi.dns=ALL-UNNAMED \
  --add-opens=java.base/java.lang=ALL-UNNAMED \
  --add-opens=java.base/java.lang.invoke=ALL-UNNAMED \
  --add-opens=java.base/java.lang.reflect=ALL-UNNAMED \
  --add-opens=java.base/java.io=ALL-UNNAMED \
  --add-opens=java.base/java.net=ALL-UNNAMED \
  --add-opens=java.base/java.security=ALL-UNNAMED \
  --add-opens=java.base/java.util=ALL-UNNAMED \
  --add-opens=java.base/java.util.concurrent=ALL-UNNAMED \
  --add-opens=java.management/javax.management=ALL-UNNAMED \
  --add-opens=java.naming/javax.naming=ALL-UNNAMED \
  "-Dorg.jboss.boot.log.file=$base/log/server.log" \
  "-Dlogging.configuration=file:$base/configuration/logging.properties" \
  -jar "$home/jboss-modules.jar" -mp "$home/modules" org.jboss.as.standalone \
  "-Djboss.home.dir=$home" "-Djboss.server.base.dir=$base" "$@"
