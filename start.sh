#!/usr/bin/env bash
# Builds Gembind when its sources have changed, and runs it.
#   ./start.sh               serve when a platform is configured, and a sandbox otherwise
#   ./start.sh COMMAND ...   any command; ./start.sh --help lists them
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
jar=$root/app/target/gembind.jar
stamp=$root/app/target/gembind.sources
wanted=17

major() { # the version of a Java home, such as 17; nothing if it has no compiler
  local line
  [ -x "$1/bin/javac" ] && line=$("$1/bin/javac" -version 2>&1) || return 0
  line=${line#javac }
  line=${line#1.}
  echo "${line%%[!0-9]*}"
}

find_jdk() { # the first home that is new enough
  local home version onpath=""
  if command -v javac >/dev/null; then
    onpath=$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")
  fi
  for home in "${JAVA_HOME:-}" "$onpath" /usr/lib/jvm/* /opt/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME:-}"/.sdkman/candidates/java/*; do
    [ -n "$home" ] || continue
    version=$(major "$home")
    if [ -n "$version" ] && [ "$version" -ge "$wanted" ]; then
      echo "$home"
      return
    fi
  done
}

sources() { # one line that changes when anything changes that the jar is made of
  cd "$root"
  find pom.xml mvnw .mvn ./*/pom.xml ./*/src/main -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum
}

is_built() {
  [ -f "$jar" ] && [ "$(cat "$stamp" 2>/dev/null)" = "$now" ]
}

build() {
  if ! mkdir -p "$root/app/target" 2>/dev/null || [ ! -w "$root/app/target" ]; then
    echo "start.sh: cannot build, since $root is not writable; run it once as the owner of that folder" >&2
    exit 1
  fi
  if command -v flock >/dev/null; then
    exec 9>"$root/app/target/build.lock"
    flock 9 # somebody who starts at the same time waits, and finds the work done
    is_built && return
  fi
  # a server that still runs from the old file keeps it: the new one gets another inode
  rm -f "$jar"
  echo "start.sh: building, which takes a minute or two the first time ..." >&2
  if ! (cd "$root" && ./mvnw -B -ntp -Dmaven.test.skip=true -Dspotless.check.skip=true -pl app -am package) \
    >"$root/app/target/build.log" 2>&1; then
    tail -n 30 "$root/app/target/build.log" >&2
    echo "start.sh: the build failed; all of its output is in app/target/build.log" >&2
    exit 1
  fi
  echo "$now" >"$stamp"
}

JAVA_HOME=$(find_jdk)
if [ -z "$JAVA_HOME" ]; then
  echo "start.sh: Gembind needs a JDK of version $wanted or newer. Install one (on Debian: apt install openjdk-$wanted-jdk)," >&2
  echo "start.sh: or set JAVA_HOME to one." >&2
  exit 1
fi
export JAVA_HOME

now=$(sources)
is_built || build

[ $# -gt 0 ] || set -- start
# shellcheck disable=SC2086 # options are words
exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC ${JAVA_OPTS:-} -jar "$jar" "$@" 9>&-
