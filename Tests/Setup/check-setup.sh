#!/bin/bash
# Tries what people set kanwu up with: make install, the manual page, the completions, and Samples/cron
# with a real cron, logrotate and systemd.
#
#   sudo Tests/Setup/check-setup.sh PROGRAM
#
# The real daemons run in a throwaway machine (machine.sh): namespaces over a copy-on-write view of
# this one's files, without network. This machine's users, cron, mail and services are not touched.
set -euo pipefail

program=$(realpath "${1:?the program to try, as .build/debug/kanwu}")
cd "$(dirname "$0")/../.."
here=Tests/Setup
work=$(mktemp -d)
machine=
end() {
  if [ -n "$machine" ]; then
    kill -KILL "$machine" 2>/dev/null || true
    wait "$machine" 2>/dev/null || true
  fi
  rm -rf "$work"
}
trap end EXIT
trap 'exit 130' INT TERM

# The namespaces and the mounts need root; everything below needs these programs.
[ "$(id -u)" = 0 ] || { echo "check-setup: run it as root (sudo)"; exit 1; }
lacking=0
while read -r tool package; do
  PATH=$PATH:/usr/sbin command -v "$tool" >/dev/null && continue
  echo "check-setup: $tool is missing: apt-get install $package"
  lacking=1
done <<'TOOLS'
unshare util-linux
cron cron
logrotate logrotate
systemd-analyze systemd
mandoc mandoc
groff groff-base
jq jq
zsh zsh
fish fish
TOOLS
[ "$lacking" = 0 ] || exit 1

passed=0 failed=0
tally() {  # tally pass|FAIL WHAT
  echo "$1  $2"
  if [ "$1" = pass ]; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
}
check() {  # check WHAT COMMAND...: passes when COMMAND does; what it said is shown when not
  local what=$1
  shift
  if "$@" >"$work/said" 2>&1; then tally pass "$what"; else tally FAIL "$what"; sed 's/^/      /' "$work/said"; fi
}
quiet() {  # quiet COMMAND...: fails when the command says anything
  ! "$@" 2>&1 | grep .
}

stage=$work/stage
share=$stage/usr/local/share
results=$work/results
mkdir -m 777 "$results" "$work/machine"

check "make install puts everything in its place" make -s install PROGRAM="$program" DESTDIR="$stage"
unshare --mount --pid --fork --net --ipc --uts --cgroup --kill-child=KILL \
  $here/machine.sh "$work" "$PWD" >"$work/machine.log" 2>&1 &
machine=$!

missing_options() {
  local help option missing=0
  help=$("$program" run --help)
  for option in $(grep -ohE -- '--[a-z][a-z-]+' <(grep -h '^[^#].*kanwu run' Samples/cron/{crontab,kanwu.service}) | sort -u); do
    grep -qE -- "^ *(-[a-z], )?$option( |\$)" <<<"$help" || { echo "kanwu run has no $option"; missing=1; }
  done
  return $missing
}
check "every option in crontab and kanwu.service is one that kanwu run has" missing_options

# The manual page and the completions

page=$share/man/man1/kanwu.1
check "mandoc warns of nothing in kanwu.1" quiet mandoc -T lint -W warning "$page"
check "groff warns of nothing in kanwu.1" quiet groff -mandoc -ww -Tutf8 -z "$page"
all_in_page() {
  groff -mandoc -Tutf8 -rLL=200n "$page" | sed 's/\x1b\[[0-9;]*m//g; s/.\x08//g' >"$work/page.txt"
  ! grep -n '@[A-Z]*@' "$page" || return 1
  "$program" --experimental-dump-help | jq -r '[.command | .. | objects
      | select(.arguments and .shouldDisplay and .commandName != "help") | .arguments[]
      | select(.shouldDisplay) | .names[]? | select(.kind == "long").name] | unique[]' |
    while read -r name; do
      grep -q -- "--$name" "$work/page.txt" || { echo "no --$name in the page"; exit 1; }
    done
}
check "every option of every command is in kanwu.1" all_in_page

completes() {  # completes SHELL-ANSWER EXPECTED: all words expected are among the answer's
  local answer=$1 word
  for word in $2; do grep -qE -- "(^|[[:space:]])$word([[:space:]]|\$)" <<<"$answer" || { echo "no $word in: $answer"; return 1; }; done
}
in_bash() {
  PATH=$stage/usr/local/bin:$PATH bash --norc -c '
    source "$1"; shift
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_LINE=$* COMP_POINT=${#COMP_LINE}
    complete -p kanwu >/dev/null && _kanwu kanwu "${@: -1}" "${@: -2:1}"; echo "${COMPREPLY[@]}"
  ' bash "$share/bash-completion/completions/kanwu" "$@"
}
in_fish() {
  PATH=$stage/usr/local/bin:$PATH HOME=$work fish --no-config -c \
    'source $argv[1]; complete -C $argv[2]' "$share/fish/vendor_completions.d/kanwu.fish" "$1"
}
in_zsh() {  # a real zsh at a pseudo-terminal: what it puts on the line for TAB
  PATH=$stage/usr/local/bin:$PATH HOME=$work zsh -f -c '
    zmodload zsh/zpty
    zpty shell zsh -f -i
    zpty -w shell "PS1=; fpath=($1 \$fpath); autoload -Uz compinit; compinit -u -d $HOME/zcompdump; stty rows 40 cols 100; print READ\Y"
    zpty -r shell answer "*READY*"
    zpty -w -n shell "$2"$'"'\\t'"'
    zpty -r -m shell answer "*$3*" && print -r -- "$answer"
    zpty -d shell' zsh "$share/zsh/site-functions" "$1" "$2"
}
check "bash completes kanwu run --for" completes "$(in_bash kanwu run --for)" "--force --formats"
check "bash completes the values of --group" completes "$(in_bash kanwu run --group '')" "auto none folder"
check "bash completes the commands" completes "$(in_bash kanwu '')" "run clean status pipeline doctor"
check "fish completes kanwu run --for" completes "$(in_fish 'kanwu run --for')" "--force --formats"
check "zsh completes kanwu run --form" timeout 20 bash -c "$(declare -f in_zsh); stage=$stage work=$work share=$share; in_zsh 'kanwu run --form' formats"

# The alerts

if command -v promtool >/dev/null; then
  check "promtool takes the alerts" promtool check rules Samples/cron/kanwu-alerts.yml
  check "the alerts come when they should, and only then" promtool test rules $here/kanwu-alerts.test.yml
else
  echo "skipped: promtool not installed (the alerts)"
fi

# What the throwaway machine found, and then its running systemd

told() {  # told FILE: waits up to 90 s for a file of the machine
  local tries=0
  until [ -e "$results/$1" ]; do
    tries=$((tries + 1))
    if [ $tries -gt 450 ] || ! kill -0 "$machine" 2>/dev/null; then return 1; fi
    sleep 0.2
  done
}
in_machine() {
  nsenter --target "$(pgrep -P "$machine")" --mount --pid --ipc --net --uts --root --wd -- "$@"
}
machine_came_to() {
  told "$1" || { tail -n 40 "$work/machine.log"; cat "$results/console" 2>/dev/null; return 1; }
}
check "the throwaway machine came up and tried cron and logrotate" machine_came_to files-done
[ -e "$results/verdicts" ] && while IFS=$'\t' read -r verdict what; do tally "$verdict" "$what"; done <"$results/verdicts"

if [ -e "$results/files-done" ]; then
  units=/etc/systemd/system
  booted() {
    local tries=0
    until in_machine systemctl is-active --quiet check.target; do
      tries=$((tries + 1))
      [ $tries -lt 100 ] || { in_machine systemctl --failed; cat "$work/machine.log"; return 1; }
      sleep 0.2
    done
  }
  check "systemd booted" booted
  check "README: the systemd units" in_machine sh -eu /results/commands
  check "systemd-analyze verifies the units" quiet \
    in_machine systemd-analyze verify $units/kanwu.service $units/kanwu.timer
  check "systemd-analyze rates the sandbox 1.5 or better" \
    in_machine systemd-analyze security --threshold=15 --no-pager kanwu.service
  check "the timer made up for a night that the machine was off" machine_came_to service-ended
  journal() { in_machine journalctl --no-pager -o cat -u kanwu; }
  service_ended_with() { [ "$(cat "$results/service-ended")" = "$1" ] || { cat "$results/service-ended"; journal; return 1; }; }
  check "the service read what it could and says 65 for the broken file" \
    service_ended_with "exit-code 65"
  same_texts() {
    local name
    for name in 食堂工作总结.txt 文化站简报.doc 停水通知.jpg; do
      cmp "$results/texts/$name.txt" "$results/outside/$name.txt" || return 1
    done
  }
  check "in the sandbox LibreOffice and Tesseract read as outside of it" same_texts
  check "the sandbox holds" diff "$results/findings" - <<'PROBE'
no write to /srv/scans
no write to /usr/local
no write to /home
write to /srv/texts
write to /var/lib/kanwu
write to /tmp
networks: lo
no new privileges: 1
system call filter: 2
PROBE
  journal_names() { journal >"$work/journal"; grep broken.pdf "$work/journal" || { cat "$work/journal"; return 1; }; }
  check "the journal names the broken file" journal_names
  figures() {
    local name
    grep -x 'kanwu_last_run_exit_code{output="/srv/texts"} 65' "$results/kanwu.prom" || { cat "$results/kanwu.prom"; return 1; }
    for name in $(grep -ohE 'kanwu_[a-z_]+' Samples/cron/kanwu-alerts.yml | sort -u); do
      grep -qE "^$name[ {]" "$results/kanwu.prom" || { echo "no $name in:"; cat "$results/kanwu.prom"; return 1; }
    done
  }
  check "node_exporter's folder has every figure that the alerts ask for" figures
  stops() {
    in_machine rm -rf /srv/texts/.kanwu
    in_machine sh -c 'rm -f /srv/texts/*'
    in_machine systemctl start --no-block kanwu
    sleep 3
    local before=$SECONDS
    in_machine systemctl stop kanwu
    in_machine systemctl show kanwu -p Result -p ExecMainStatus -p ActiveState | tee "$work/stopped"
    [ $((SECONDS - before)) -le 11 ] && grep -qx Result=success "$work/stopped" &&
      grep -qx ExecMainStatus=143 "$work/stopped"
  }
  check "systemctl stop ends a run within 10 s, as a success" stops
fi

check "make uninstall takes away what make install brought" sh -c \
  "make -s uninstall DESTDIR='$stage' && ! find '$stage' -type f | grep ."

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
