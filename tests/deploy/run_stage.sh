#!/bin/sh
# Stands in for an engine: in namespaces of its own, puts what the last stage of the Dockerfile would hold over this machine's
# files, makes that read-only, and runs a command in it as the image's user, without capabilities.
# ROOT, STAGE (what the stage copies), DATA, CREDENTIALS, PORTABLE (a command that removes what the image removes) are given.
set -eu
mount --make-rprivate /
top=$(mktemp -d)
mount -t tmpfs -o size=512m tmpfs "$top"
mkdir "$top/upper" "$top/work" "$top/root"
mount -t overlay overlay -o "lowerdir=/,upperdir=$top/upper,workdir=$top/work" "$top/root"
root=$top/root
venv=$(readlink -f "$ROOT/.venv")
rm -rf "$root/opt/reperes" "$root/etc/reperes" "$root/var/lib/reperes"
mkdir -p "$root/opt/reperes" "$root/etc/reperes" "$root/var/lib/reperes"
cp -a "$STAGE/." "$root/opt/reperes/"
cp "$CREDENTIALS" "$root/etc/reperes/credentials.yml"
mkdir "$root/opt/reperes/.venv"
mount --bind "$root$venv" "$root/opt/reperes/.venv"
# An editable install would lead out of the image, to this checkout.
rm -f "$root/opt/reperes/.venv/lib/python3.10/site-packages/"__editable__*
(cd "$root/opt/reperes" && sh -euc "$PORTABLE")
# This machine's Python may stand in the home of whoever tests.
base=$(dirname "$(readlink -f "$venv/bin/python")")
while [ "$base" != / ]; do chmod a+x "$root$base"; base=$(dirname "$base"); done
chown -R 0:0 "$root/opt/reperes/reperes" "$root/opt/reperes/knowledge"
mount --bind "$DATA" "$root/var/lib/reperes"
mount --rbind /dev "$root/dev"
mount -t proc proc "$root/proc"
mount -o remount,ro "$root"
mount -t tmpfs -o size=512m,mode=1777,noexec,nosuid,nodev tmpfs "$root/tmp"
exec chroot "$root" setpriv --reuid 10001 --regid 10001 --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all \
    sh -c 'cd /opt/reperes && exec "$@"' sh "$@"
