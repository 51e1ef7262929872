# Sourced by .ci/run and .ci/nightly: checks and tests are counted in files, so that parts may run beside each other.
set -uo pipefail
export CI=true
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

took() { printf '%s (%d s)\n' "$1" $((SECONDS - $2)) | tee -a "$results/times"; }

check() { # check NAME COMMAND…: counts as one
  local name=$1 began=$SECONDS
  shift
  printf '\n── %s\n' "$name"
  if "$@"; then
    echo '1 0' >>"$results/counts"
    took "✔ $name" "$began"
  else
    echo '0 1' >>"$results/counts"
    echo "$name" >>"$results/broken"
    took "✖ $name" "$began"
  fi
}

tests() { # tests NAME COMMAND…: adds the counts of the command's last "N passed, N failed"
  local name=$1 began=$SECONDS output counts
  shift
  printf '\n── %s\n' "$name"
  output=$(mktemp "$results/output.XXXX")
  "$@" 2>&1 | tee "$output"
  counts=$(grep -E '^[0-9]+ passed, [0-9]+ failed(, [0-9]+ skipped)?$' "$output" | tail -n 1)
  if [[ $counts =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed ]]; then
    echo "${BASH_REMATCH[1]} ${BASH_REMATCH[2]}" >>"$results/counts"
    ((BASH_REMATCH[2] == 0)) || { echo "$name:"; grep -E -A 14 '^✖ |^ ❌ ' "$output"; } >>"$results/broken"
  else
    echo '0 1' >>"$results/counts"
    echo "$name did not finish" >>"$results/broken"
    printf '✖ %s did not finish\n' "$name"
  fi
  took "$name" "$began"
}

known() { # known NAME… -- ARGUMENT…: ends the script unless each argument is one of the names
  local names=()
  while [ "$1" != -- ]; do names+=("$1") && shift; done
  shift
  for name; do
    [[ " ${names[*]} " == *" $name "* ]] && continue
    echo "There is no part \"$name\", but: ${names[*]}"
    exit 1
  done
}

pairwise() { # pairwise FUNCTION…: runs them in this order, two at a time, and prints what each has printed when all are done
  local part
  for part; do
    while (($(jobs -rp | wc -l) >= 2)); do wait -n; done
    "$part" >"$results/part-$part" 2>&1 &
  done
  wait
  for part; do cat "$results/part-$part"; done
}

finish() { # prints the times, what failed and, alone on the last line, the sum; fails if anything did
  local passed=0 failed=0 p f
  while read -r p f; do passed=$((passed + p)) failed=$((failed + f)); done <"$results/counts"
  printf '\nTimes:\n' && cat "$results/times"
  [ ! -s "$results/broken" ] || { printf '\nFailed:\n' && cat "$results/broken"; }
  printf '\n%d s\n%d passed, %d failed\n' "$SECONDS" "$passed" "$failed"
  [ "$failed" -eq 0 ]
}

browsers() {
  command -v chromium >/dev/null && command -v firefox-esr >/dev/null &&
    command -v WebKitWebDriver >/dev/null && command -v Xvfb >/dev/null && return
  [ "$(id -u)" = 0 ] || { echo 'Not root: install chromium, firefox-esr, webkit2gtk-driver and xvfb yourself.'; return 1; }
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium firefox-esr webkit2gtk-driver xvfb
}

install() {
  check 'browsers are installed' browsers
  check 'dependencies are installed as locked' npm ci --no-audit --no-fund
  check 'build' npm run --silent build
}

well_formed() { npx --no-install publint && npx --no-install attw --pack . --profile esm-only; }

package() { # what must hold of the archive that is published
  check 'sizes' npm run --silent size
  check 'the package is well formed' well_formed
  check 'the package works for a consumer' node --import tsx test/tools/consumer.ts
  check 'every entry loads where there is no DOM' node --import tsx test/tools/consumer-edge.ts
}
