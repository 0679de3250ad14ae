#!/bin/bash
# The throwaway machine of check-setup.sh: started in namespaces of its own as process 1 of them.
#
#   machine.sh WORK CHECKOUT
#
# Lays a copy-on-write view over this machine's files, follows Samples/cron/README.md in it, runs a real
# cron and a real logrotate, and ends as a real systemd, in which check-setup.sh goes on. What it finds goes
# to WORK/results: `verdicts` (pass or FAIL, tab, what), then `files-done`; `service-ended` comes from
# systemd.
set -euo pipefail

work=$1 checkout=$2
root=$work/machine/root

mount --make-rprivate /
mount -t tmpfs machine "$work/machine"
mkdir "$work"/machine/{changes,scratch,root}
mount -t overlay machine -o "lowerdir=/,upperdir=$work/machine/changes,workdir=$work/machine/scratch" "$root"
mount -t proc proc "$root/proc"
mount -t sysfs -o ro sysfs "$root/sys"
mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup"
mount -t tmpfs -o mode=755 dev "$root/dev"
for device in null zero full random urandom tty; do
  touch "$root/dev/$device"
  mount --bind "/dev/$device" "$root/dev/$device"
done
mkdir "$root/dev/shm" "$root/dev/pts"
mount -t devpts -o newinstance,ptmxmode=666 devpts "$root/dev/pts"
ln -s pts/ptmx "$root/dev/ptmx"
mount -t tmpfs -o mode=755 run "$root/run"
mount -t tmpfs -o mode=1777 tmp "$root/tmp"
mkdir "$root/results"
mount --bind "$work/results" "$root/results"
ln -s /results/console "$root/dev/console"

# This machine's own jobs, users of our name, and settings are not the throwaway machine's.
rm -rf "$root"/etc/cron.d/* "$root"/etc/cron.*ly/* "$root"/etc/systemd/system/*.wants \
  "$root"/etc/systemd/system/kanwu* "$root"/srv/scans "$root"/srv/texts "$root/usr/local/share/kanwu"
: >"$root/etc/fstab"
echo "# empty" >"$root/etc/crontab"
rm -rf "$root"/var/spool/cron/crontabs/*
cp -R "$work/stage/." "$root/"
# The scans below are new, and the time of a file's last change of status cannot be set back.
sed -i 's/--settle 60/--settle 1/' "$root"/usr/local/share/doc/kanwu/examples/*

inside=(env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root chroot "$root")
in_root() { "${inside[@]}" "$@"; }
check() {
  local what=$1
  shift
  if "$@" >"$work/results/said" 2>&1; then
    printf 'pass\t%s\n' "$what"
  else
    printf 'FAIL\t%s: %s\n' "$what" "$(tr '\n\t' '  ' <"$work/results/said")"
  fi >>"$work/results/verdicts"
}
commands() {  # commands HEADING: those that Samples/cron/README.md gives under it
  awk -v heading="## $1" '/^## /{here = $0 == heading} /^```/{code = here && /sh$/; next} code' \
    "$checkout/Samples/cron/README.md" | grep .
}
follow() { commands "$1" >"$work/results/commands" && in_root sh -eu /results/commands; }

# A debug program needs the Swift runtime, which an ordinary user may not be let in to. (The second reader's
# libraries are below the program's own prefix, where make install put them.)
{ ldd "$work/stage/usr/local/bin/kanwu" || true; } | awk '$3 ~ "^/(root|home)/" {print $3}' | while read -r library; do
  cp "$library" "$root/usr/local/lib/"
done
in_root ldconfig

check "README: a user and folders; kanwu doctor as that user" follow "Once, for either"
second_reader_reads() {
  mkdir "$root/tmp/notice"
  cp "$checkout/Samples/scans/停水通知.jpg" "$root/tmp/notice/"
  in_root runuser -u kanwu -- kanwu run /tmp/notice --output /tmp/noticed --engine paddle --settle 0 --formats txt \
    --progress none
  cmp "$root/tmp/noticed/停水通知.jpg.txt" "$checkout/Samples/expected/停水通知.jpg.txt"
}
if [ -d "$root/usr/local/lib/kanwu/second-reader" ]; then
  check "the second reader that make install brought reads, for an ordinary user" second_reader_reads
fi
scans=$root/srv/scans texts=$root/srv/texts
mkdir "$scans"
cp "$checkout/Samples/scans/食堂工作总结.txt" "$scans/"
head -c 300 "$checkout/Samples/scans/道路养护工作总结.pdf" >"$scans/broken.pdf"

# cron, with a mail program that keeps the mail

rm -f "$root/usr/sbin/sendmail"
cat >"$root/usr/sbin/sendmail" <<'SENDMAIL'
#!/bin/sh
cat >/results/mail.part
mv /results/mail.part /results/mail
SENDMAIL
chmod 755 "$root/usr/sbin/sendmail"
night() {  # one night of cron: runs the line at cron's start instead of at 01:30
  sed -i 's/^30 1 \* \* \* /@reboot /' "$root/etc/cron.d/kanwu"
  rm -rf "$texts"/* "$texts/.kanwu"
  rm -f "$root/run/crond.reboot" "$work/results/mail"
  "${inside[@]}" cron -f &  # no function, so that $! is cron itself
  local cron=$! tries=0
  # The run has begun when its ledger's folder is there, and has ended when kanwu has no process left.
  until [ -e "$texts/.kanwu" ] || [ -e "$work/results/mail" ] || [ $tries -gt 150 ]; do
    tries=$((tries + 1))
    sleep 0.2
  done
  while pgrep -u "$(in_root id -u kanwu)" >/dev/null; do sleep 0.2; done
  sleep 0.5
  kill "$cron"
  wait "$cron" || true
}
text_as_expected() { cmp "$texts/食堂工作总结.txt.txt" "$checkout/Samples/expected/食堂工作总结.txt.txt"; }
owned_by_kanwu() { [ "$(in_root stat -c %U /srv/texts/食堂工作总结.txt.txt)" = kanwu ]; }
mail_has() { grep -E -- "$1" "$work/results/mail" || { cat "$work/results/mail"; return 1; }; }
no_mail() { [ ! -e "$work/results/mail" ] || { cat "$work/results/mail"; return 1; }; }
short_mail() { [ "$(sed '1,/^$/d' "$work/results/mail" | wc -l)" -le 6 ] || { cat "$work/results/mail"; return 1; }; }

check "README: the crontab" follow "cron"
night
check "cron ran kanwu as an ordinary user with an empty home" owned_by_kanwu
check "the text of the night is as expected" text_as_expected
check "the mail goes to MAILTO" mail_has '^To: root'
check "the mail is in UTF-8" mail_has '^Content-Type: text/plain; charset=UTF-8'
check "the mail names the broken file" mail_has 'broken\.pdf'
check "the mail is short" short_mail
mv "$scans/broken.pdf" "$root/tmp/"
night
check "the text of a good night is as expected" text_as_expected
check "a good night sends no mail" no_mail

# The second line of the crontab, with a log

check "README: the log file" follow "A log file"
mv "$root/tmp/broken.pdf" "$scans/"
sed -i '/^@reboot/d; s/^#30 1/30 1/' "$root/etc/cron.d/kanwu"
night
log_is_json() { jq -es 'map(tostring) | any(contains("broken.pdf"))' "$root/var/log/kanwu/kanwu.log"; }
check "with a log, the mail is one sentence" [ "$(sed '1,/^$/d' "$work/results/mail" | wc -l)" = 1 ]
check "it says the exit code" mail_has 'ended with exit code 65'
check "the log is JSON, and names the broken file" log_is_json
rm "$root/var/log/kanwu/kanwu.log" "$scans/broken.pdf"

# logrotate, over a log that a run still writes to

rotated() {
  local log=$root/var/log/kanwu/kanwu.log
  "${inside[@]}" runuser -u kanwu -- sh -c '(echo first; sleep 2; echo last) >>/var/log/kanwu/kanwu.log' &
  local run=$!
  sleep 0.5
  in_root logrotate --force --state /results/logrotate.state /etc/logrotate.d/kanwu
  wait "$run"
  [ ! -e "$log" ] && [ "$(cat "$log.1")" = "first
last" ] || return 1
  in_root runuser -u kanwu -- sh -c 'echo next >>/var/log/kanwu/kanwu.log'
  in_root logrotate --force --state /results/logrotate.state /etc/logrotate.d/kanwu
  [ "$(cat "$log.1")" = next ] && [ "$(zcat "$log.2.gz")" = "first
last" ]
}
check "logrotate takes the file without a warning" in_root sh -c \
  '! logrotate --debug --state /results/logrotate.state /etc/logrotate.d/kanwu 2>&1 | grep -E "^error|^warning" | grep -v "in debug mode"'
check "logrotate loses nothing of a run at work, and packs it the next time" rotated

# systemd

mkdir -p "$root/var/lib/prometheus/node-exporter" "$root/home/somebody"
check "README: Prometheus" follow "Prometheus"

# For same_texts of check-setup.sh: what the same program reads without a sandbox.
cp -p "$checkout/Samples/scans/"{文化站简报.doc,停水通知.jpg} "$scans/"
in_root kanwu run /srv/scans --output /results/outside --formats txt --progress none || true
head -c 300 "$checkout/Samples/scans/道路养护工作总结.pdf" >"$scans/broken.pdf"
rm -rf "$texts"/* "$texts/.kanwu"

cat >"$root/usr/local/bin/probe" <<'PROBE'
#!/bin/sh
# Run in kanwu.service's sandbox, before kanwu: what can be done there?
for folder in /srv/scans /usr/local /home /srv/texts /var/lib/kanwu /tmp; do
  if (: >"$folder/probe") 2>/dev/null; then rm "$folder/probe"; echo "write to $folder"; else echo "no write to $folder"; fi
done >/var/lib/kanwu/findings
{
  echo "networks: $(sed -n 's/^ *\([a-z0-9]*\):.*/\1/p' /proc/net/dev | xargs)"
  sed -n 's/^NoNewPrivs:\t/no new privileges: /p; s/^Seccomp:\t/system call filter: /p' /proc/self/status
} >>/var/lib/kanwu/findings
PROBE
chmod 755 "$root/usr/local/bin/probe"
units=/etc/systemd/system
mkdir -p "$root$units/kanwu.timer.d" "$root$units/kanwu.service.d"
cat >"$root$units/kanwu.service.d/check.conf" <<'UNIT'
[Service]
ExecStartPre=/usr/local/bin/probe
ExecStopPost=+/bin/sh -c 'cp /var/lib/kanwu/findings /results/; cp -R /srv/texts /results/; cp /var/lib/prometheus/node-exporter/kanwu.prom /results/; echo "$SERVICE_RESULT $EXIT_STATUS" >/results/ended; mv /results/ended /results/service-ended'
UNIT
printf '[Timer]\nRandomizedDelaySec=0\n' >"$root$units/kanwu.timer.d/check.conf"
printf '[Unit]\nRequires=sysinit.target\nAfter=sysinit.target\n' >"$root$units/check.target"
# The last time that the timer ran: it has missed two nights.
mkdir -p "$root/var/lib/systemd/timers"
touch -d '3 days ago' "$root/var/lib/systemd/timers/stamp-kanwu.timer"
commands "systemd" >"$work/results/commands"
touch "$work/results/files-done"
exec env -i container=other PATH=/usr/sbin:/usr/bin:/sbin:/bin chroot "$root" \
  /lib/systemd/systemd --unit=check.target --log-target=journal --show-status=no
