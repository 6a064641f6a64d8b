# Sourced by the other scripts: a virtual environment, the project in it, a browser for its tests.

make_environment() { # FOLDER
    [ -x "$1/bin/python" ] && return
    local python
    python=$(command -v python3 || command -v python || true)
    if [ -z "$python" ] || ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
        echo "blocgraph needs Python 3.11 or newer; found: $("${python:-true}" --version 2>&1)" >&2
        exit 2
    fi
    if ! "$python" -m venv "$1"; then
        rm -rf "$1"
        echo "no virtual environment could be made; on Debian: apt-get install python3-venv" >&2
        exit 2
    fi
}

install_project() { # [EXTRA]: quick where this state of pyproject.toml is installed already
    local extra=${1:-} stamp=.venv/installed-${1:-plain} state
    state=$(cksum pyproject.toml)
    if [ "$(cat "$stamp" 2>/dev/null)" != "$state" ]; then
        echo "installing blocgraph${extra:+ with the $extra extra} into .venv ..." >&2
        .venv/bin/python -m pip install --quiet --disable-pip-version-check -e ".${extra:+[$extra]}"
        echo "$state" >"$stamp"
    fi
}

find_browser() { # Debian's chromium where we may install it; the browser tests skip where there is none
    local name
    for name in chromium chromium-browser google-chrome google-chrome-stable chrome; do
        command -v "$name" >/dev/null && return
    done
    [ -n "${BLOCGRAPH_CHROMIUM:-}" ] && return
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "installing chromium for the browser tests ..." >&2
        { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y chromium; } >/dev/null 2>&1 ||
            echo "chromium could not be installed: the browser tests will skip" >&2
    fi
}

install_frontend() { # what rebuilds the page's script and checks its accessibility, where npm is
    local folder=graph/blocgraph/page/frontend
    if command -v npm >/dev/null && [ ! -d "$folder/node_modules" ]; then
        npm ci --prefix "$folder" --silent >/dev/null 2>&1 ||
            echo "npm could not install the page's tools: their tests will skip" >&2
    fi
}
