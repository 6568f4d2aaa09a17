#!/bin/sh
# Keeps two nftables sets in step with the addresses that Ringfence has banned. Runs as root; Ringfence itself does not.
# Usage: ringfence-nft.sh [--once] FILE
#   FILE is firewall/addresses in the server's data folder, kept there after
#   /subsystem=ringfence/policy=exports:write-attribute(name=firewall-list,value=true)
# Environment: RINGFENCE_NFT_PORTS  ports that are closed to banned addresses (5060-5061)
#              RINGFENCE_NFT_MOST   most entries that are taken (1000000)
#              RUNTIME_DIRECTORY    where "applied" confirms the list in force (/run/ringfence-nft)
# Whoever can write FILE can close these ports to addresses, and nothing more: every line is checked.
set -eu

once=false
[ "${1:-}" != --once ] || { once=true; shift; }
[ $# -eq 1 ] || { sed -n '2,9s/^# //p' "$0" >&2; exit 2; }
file=$1
ports=${RINGFENCE_NFT_PORTS:-5060-5061}
most=${RINGFENCE_NFT_MOST:-1000000}
state=${RUNTIME_DIRECTORY:-/run/ringfence-nft}
mkdir -p "$state"

prepare() {
  nft -f - <<END
add table inet ringfence
add set inet ringfence banned4 { type ipv4_addr; flags interval, timeout; }
add set inet ringfence banned6 { type ipv6_addr; flags interval, timeout; }
add chain inet ringfence input { type filter hook input priority -10; policy accept; }
flush chain inet ringfence input
add rule inet ringfence input iifname "lo" accept
add rule inet ringfence input udp dport { $ports } ip saddr @banned4 drop
add rule inet ringfence input udp dport { $ports } ip6 saddr @banned6 drop
add rule inet ringfence input tcp dport { $ports } ip saddr @banned4 drop
add rule inet ringfence input tcp dport { $ports } ip6 saddr @banned6 drop
END
}

# The serial in the first line; empty if there is no list.
serial() {
  [ -f "$file" ] && head -c 64 "$file" 2>/dev/null | sed -n '1s/^ringfence \([0-9]\{1,20\}\)$/\1/p' || true
}

# A copy is read, so that the list can't change meanwhile. Both sets change in one transaction or not at all.
apply() {
  if [ -f "$file" ]; then head -c 64000000 "$file" > "$state/list"; else : > "$state/list"; fi
  taken=$(sed -n '1s/^ringfence \([0-9]\{1,20\}\)$/\1/p' "$state/list")
  awk -v now="$(date +%s)" -v most="$most" '
    BEGIN { print "flush set inet ringfence banned4"; print "flush set inet ringfence banned6" }
    NF != 3 || $3 !~ /^[0-9]+$/ || $3 <= now || n >= most { next }
    $1 == "4" && $2 ~ /^[0-9]+\.[0-9]+\.[0-9]+\.[0-9]+(\/[0-9]+)?$/ { set = "banned4" }
    $1 == "6" && $2 ~ /^[0-9a-f:]+(\/[0-9]+)?$/ { set = "banned6" }
    set != "" {
      n++
      seconds = $3 - now > 31536000 ? 31536000 : $3 - now
      printf "add element inet ringfence %s { %s timeout %ds }\n", set, $2, seconds
      set = ""
    }
  ' "$state/list" | nft -f - || return 1
  printf '%s\n' "$taken" > "$state/applied.part"
  mv "$state/applied.part" "$state/applied"
}

prepare
if $once; then
  apply
  exit
fi

# Whatever is in force when the server restarts stays in force; a rule set that was flushed is put back.
in_force=none
turn=0
while :; do
  if [ $((turn % 10)) -eq 0 ] && ! nft -t list table inet ringfence > /dev/null 2>&1; then
    prepare
    in_force=none
  fi
  now=$(serial)
  if [ "$now" != "$in_force" ]; then
    if apply; then in_force=$taken; else echo "The list $file was not taken; it is tried again." >&2; fi
  fi
  turn=$((turn + 1))
  sleep 1
done
