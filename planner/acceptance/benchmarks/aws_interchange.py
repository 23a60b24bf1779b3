#!/usr/bin/env python3
"""Counts over configurations whether Terraform with hashicorp/aws and Terrane go on with each other's states.

usage: aws_interchange.py --terrane COMMAND --cases FOLDER [--mirror FOLDER] [NAME...]

A case is a folder AREA/CASE with configuration files and a file `steps.json`, whose first step is an apply. Each is
applied twice to an empty emulator: by Terraform, then planned by Terraform and by Terrane; and by Terrane, then planned
by Terrane and by Terraform. The two programs have to plan the same changes, by address: none, except where the emulator
itself forgets something. `moto_server` and `terraform` must be on the PATH; --mirror is a filesystem mirror that holds
hashicorp/aws 5.100.0. The exit status is 0 where every object of every case is interchangeable.
"""
import argparse
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Emulator:
    def __init__(self):
        self.url = f"http://127.0.0.1:{free_port()}"
        self.process = subprocess.Popen(["moto_server", "-H", "127.0.0.1", "-p", self.url.rsplit(":", 1)[1]],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(600):
            try:
                urllib.request.urlopen(self.url + "/moto-api/", timeout=2)
                return
            except OSError:
                time.sleep(0.5)
        sys.exit("moto_server did not start")

    def reset(self):
        urllib.request.urlopen(urllib.request.Request(self.url + "/moto-api/reset", method="POST"))


def first_step(folder):
    with open(os.path.join(folder, "steps.json")) as f:
        steps = json.load(f)
    return steps[0], {step["overlay"] for step in steps if "overlay" in step}


def copy(folder, overlays, to):
    for name in os.listdir(folder):
        source = os.path.join(folder, name)
        if name in overlays or name in ("steps.json", "expected.json"):
            continue
        if os.path.isdir(source):
            shutil.copytree(source, os.path.join(to, name))
        else:
            shutil.copy(source, to)


class Program:
    def __init__(self, name, command, environment):
        self.name, self.command, self.environment = name, command, environment

    def run(self, cwd, *arguments):
        return subprocess.run([*self.command, *arguments], cwd=cwd, env=self.environment, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    def init(self, cwd):
        return self.run(cwd, "init", "-input=false", "-no-color")

    def apply(self, cwd):
        return self.run(cwd, "apply", "-auto-approve", "-input=false", "-no-color")

    def planned(self, cwd):
        """Actions by address, of what changes; text where the plan failed."""
        plan = self.run(cwd, "plan", "-input=false", "-no-color", f"-out={self.name}.plan")
        if plan.returncode:
            return plan.stdout[-1500:]
        shown = subprocess.run([*self.command, "show", "-json", f"{self.name}.plan"], cwd=cwd, env=self.environment,
                               text=True, stdout=subprocess.PIPE)
        if shown.returncode:
            return "show -json failed"
        changes = json.loads(shown.stdout).get("resource_changes", [])
        return {c["address"]: "/".join(c["change"]["actions"]) for c in changes
                if c["mode"] == "managed" and c["change"]["actions"] != ["no-op"]}


def objects(cwd):
    try:
        with open(os.path.join(cwd, "terraform.tfstate")) as f:
            resources = json.load(f)["resources"]
    except (OSError, ValueError):
        return 0
    return sum(len(r["instances"]) for r in resources if r["mode"] == "managed")


def one_way(folder, overlays, writer, reader, emulator):
    """(objects, differing addresses, what went wrong)"""
    emulator.reset()
    cwd = tempfile.mkdtemp(prefix="interchange-")
    try:
        copy(folder, overlays, cwd)
        for program in (writer, reader):
            made = program.init(cwd)
            if made.returncode:
                return 0, [], f"{program.name} init failed: {made.stdout[-500:]}"
        applied = writer.apply(cwd)
        if applied.returncode:
            return objects(cwd), [], f"{writer.name} apply failed: {applied.stdout[-500:]}"
        own, other = writer.planned(cwd), reader.planned(cwd)
        if isinstance(own, str) or isinstance(other, str):
            return objects(cwd), [], str([p for p in (own, other) if isinstance(p, str)])
        addresses = sorted(a for a in own.keys() | other.keys() if own.get(a) != other.get(a))
        differing = [f"{a}: {writer.name} {own.get(a, 'nothing')}, {reader.name} {other.get(a, 'nothing')}" for a in addresses]
        return objects(cwd), differing, ""
    finally:
        shutil.rmtree(cwd, ignore_errors=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--terrane", required=True)
    parser.add_argument("--terraform", default="terraform")
    parser.add_argument("--cases", required=True)
    parser.add_argument("--mirror")
    parser.add_argument("names", nargs="*")
    arguments = parser.parse_args()
    emulator = Emulator()
    environment = dict(os.environ, AWS_ENDPOINT_URL=emulator.url, AWS_ACCESS_KEY_ID="test", AWS_SECRET_ACCESS_KEY="test",
                       AWS_REGION="us-east-1", CHECKPOINT_DISABLE="1", TF_IN_AUTOMATION="1")
    settings = tempfile.NamedTemporaryFile("w", suffix=".tfrc")
    if arguments.mirror:
        settings.write(f'provider_installation {{\n  filesystem_mirror {{\n    path = "{arguments.mirror}"\n  }}\n}}\n')
        settings.flush()
        environment["TF_CLI_CONFIG_FILE"] = settings.name
    terrane = Program("terrane", [os.path.abspath(arguments.terrane)], environment)
    terraform = Program("terraform", [arguments.terraform], environment)
    cases = sorted(os.path.relpath(r, arguments.cases) for r, _, fs in os.walk(arguments.cases) if "steps.json" in fs)
    if arguments.names:
        cases = [c for c in cases if any(c == n or c.startswith(n.rstrip("/") + "/") for n in arguments.names)]
    sums = {"terraform": [0, 0, 0], "terrane": [0, 0, 0]}
    try:
        print("| case | applied by | objects | planned alike by both |\n| --- | --- | --- | --- |", flush=True)
        for case in cases:
            folder = os.path.join(arguments.cases, case)
            step, overlays = first_step(folder)
            if step["run"] != "apply" or step.get("args"):
                continue
            for writer, reader in ((terraform, terrane), (terrane, terraform)):
                count, differing, wrong = one_way(folder, overlays, writer, reader, emulator)
                alike = 0 if wrong else count - len(differing)
                sums[writer.name] = [a + b for a, b in zip(sums[writer.name], (1, count, alike))]
                print(f"| {case} | {writer.name} | {count} | {alike} |", flush=True)
                for line in differing + ([wrong] if wrong else []):
                    print("    " + line.replace("\n", "\n    "), flush=True)
    finally:
        emulator.process.terminate()
    for name, (whole, count, alike) in sums.items():
        print(f"applied by {name}: {whole} cases, {count} objects, {alike} planned alike by both")
    sys.exit(any(count != alike for _, count, alike in sums.values()))


main()
