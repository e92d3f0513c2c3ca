"""The last stage of the Dockerfile without an engine: its files, its environment, its user and its command."""

import json
import shutil
import subprocess
import time

from deployed import DEPLOY, ROOT, arguments, copies, environment, run

UNSHARE = ("unshare", "--mount", "--pid", "--fork")
RUNNER = DEPLOY.parent / "tests" / "deploy" / "run_stage.sh"
SECONDS_TO_START = 60


def can_unshare():
    """Whether this machine lets us make namespaces and overlays."""
    probe = (
        "mount --make-rprivate / && d=$(mktemp -d) && mount -t tmpfs t $d && mkdir $d/u $d/w $d/r && "
        "mount -t overlay o -o lowerdir=/,upperdir=$d/u,workdir=$d/w $d/r"
    )
    return (
        bool(shutil.which("unshare") and shutil.which("setpriv")) and run(*UNSHARE, "sh", "-c", probe).returncode == 0
    )


class Stage:
    """What the image holds, in a folder; `run` and `start` run commands in it as the image would."""

    def __init__(self, folder, model, credentials):
        self._files, self._data, self._credentials = folder / "image", folder / "data", folder / "credentials.yml"
        self._credentials.write_text(credentials, "utf-8")
        self._data.mkdir(mode=0o700)
        shutil.chown(self._data, 10001, 10001)
        self._copy(model)

    def _copy(self, model):
        for source, paths, target in copies(""):
            if target.startswith("/etc/") or source == "runtime-libraries":
                continue
            if source == "model":
                paths = []
                (self._files / target).mkdir(parents=True)
                shutil.copy(model, self._files / target)
            built = {"page": ROOT / "web" / "dist"}.get(source)
            if built and not built.exists():
                continue
            for path in paths:
                self._put(built or ROOT / path, self._files / target, target.endswith("/"))

    @staticmethod
    def _put(source, target, into):
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
        else:
            target.mkdir(parents=True, exist_ok=True) if into else target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)

    def command(self, *words):
        """Return the command line that runs `words` in the image, and its environment."""
        removing = arguments("runtime-libraries", "RUN")[0].partition("&&")[0]
        base = "rm -rf .venv/lib/python3.10/site-packages/pip .venv/bin/pip*"
        given = {"ROOT": ROOT, "STAGE": self._files, "DATA": self._data, "CREDENTIALS": self._credentials}
        variables = {**environment(), "PATH": "/opt/reperes/.venv/bin:/usr/sbin:/usr/bin:/sbin:/bin"}
        told = ["env", "-i", *(f"{name}={value}" for name, value in variables.items()), *words]
        env = {"PATH": variables["PATH"], "PORTABLE": f"{removing}; {base}", **{k: str(v) for k, v in given.items()}}
        return [*UNSHARE, "sh", str(RUNNER), *told], env

    def run(self, *words):
        """Return the ended process of a command in the image."""
        command, env = self.command(*words)
        return run(*command, env=env)

    def start(self, port):
        """Return the process of the image's own entry point and command, once it serves a port."""
        entry = json.loads(arguments("", "ENTRYPOINT")[0])[2:]
        command, env = self.command(*entry, *json.loads(arguments("", "CMD")[0]), "--port", str(port))
        process = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        until = time.monotonic() + SECONDS_TO_START
        said = []
        for line in process.stdout:
            said.append(line)
            if "http://" in line or time.monotonic() > until:
                break
        if said and "http://" in said[-1]:
            return process
        process.kill()
        process.communicate()
        raise AssertionError("".join(said))
