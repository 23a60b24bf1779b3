#!/usr/bin/env python3
"""How long a plan over AWS resources takes through the provider program, beside Terraform with the same one.

    plugin_plan.py --mirror FOLDER [--terrane ./terrane] [--terraform terraform] [--runs 1] 10 100

FOLDER is a filesystem mirror with hashicorp/aws. The cloud is moto_server, started here on a free port.
For each number of resources: a plan of creating them all, and, when they are made, a plan that refreshes
them all and finds no change. Wall and CPU time are those of the whole process tree, in seconds; "first" is
the time until the first event about a resource is printed.
"""
import argparse
import json
import os
import pathlib
import resource
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

MAIN = """
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "%(version)s"
    }
  }
}

provider "aws" {
  region                      = "eu-central-1"
  access_key                  = "bench"
  secret_key                  = "bench"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  s3_use_path_style           = true
  endpoints {
    ec2 = "%(endpoint)s"
    iam = "%(endpoint)s"
    sqs = "%(endpoint)s"
    sts = "%(endpoint)s"
  }
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "each" {
  count      = %(subnets)d
  vpc_id     = aws_vpc.main.id
  cidr_block = cidrsubnet(aws_vpc.main.cidr_block, 10, count.index)
  tags       = { Name = "subnet-${count.index}" }
}

resource "aws_security_group" "each" {
  count       = %(groups)d
  name        = "group-${count.index}"
  description = "bench"
  vpc_id      = aws_vpc.main.id
}

resource "aws_iam_role" "each" {
  count = %(roles)d
  name  = "role-${count.index}"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Action = "sts:AssumeRole", Effect = "Allow", Principal = { Service = "ec2.amazonaws.com" } }]
  })
}
"""


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def moto():
    port = free_port()
    process = subprocess.Popen(
        ["moto_server", "-H", "127.0.0.1", "-p", str(port)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    endpoint = "http://127.0.0.1:%d" % port
    while True:
        try:
            urllib.request.urlopen(endpoint + "/moto-api/").read()
            return process, endpoint
        except OSError:
            if process.poll() is not None:
                sys.exit("moto_server ended")
            time.sleep(0.2)


def run(command, folder, environment):
    """Wall time, CPU time of the tree, time of the first event about a resource."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    first = None
    log = []
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    for line in process.stdout:
        log.append(line)
        if first is None and line.startswith("{"):
            kind = json.loads(line).get("type", "")
            if kind in ("planned_change", "refresh_start", "apply_start"):
                first = time.monotonic() - start
    status = process.wait()
    wall = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if status not in (0, 2):
        sys.exit("%s failed:\n%s" % (" ".join(command), "".join(log[-20:])))
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu, first


def best(runs, command, folder, environment):
    return min(run(command, folder, environment) for _ in range(runs))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mirror", required=True)
    parser.add_argument("--version", default="5.100.0")
    parser.add_argument("--terrane", default="./terrane")
    parser.add_argument("--terraform", default="terraform")
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("sizes", type=int, nargs="+")
    options = parser.parse_args()
    terrane = [str(pathlib.Path(options.terrane).resolve()), "-provider-runtime=plugin"]
    cloud, endpoint = moto()
    work = pathlib.Path(tempfile.mkdtemp(prefix="terrane-bench"))
    rc = work / "terraform.rc"
    rc.write_text('provider_installation {\n  filesystem_mirror {\n    path = "%s"\n  }\n}\n' % options.mirror)
    environment = dict(os.environ, TF_CLI_CONFIG_FILE=str(rc), CHECKPOINT_DISABLE="1")
    print("| resources | plan | | wall | CPU | first |\n| --- | --- | --- | --- | --- | --- |")
    try:
        for size in options.sizes:
            urllib.request.urlopen(urllib.request.Request(endpoint + "/moto-api/reset", method="POST")).read()
            rest = size - 1
            text = MAIN % dict(version=options.version, endpoint=endpoint, subnets=rest - 2 * (rest // 3),
                               groups=rest // 3, roles=rest // 3)
            folders = {}
            for name, command in (("Terrane", terrane), ("Terraform", [options.terraform])):
                folder = work / ("%s-%d" % (name, size))
                folder.mkdir()
                (folder / "main.tf").write_text(text)
                subprocess.run(command + ["init"], cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL)
                folders[name] = (folder, command)
            row(size, "create", folders, options.runs, environment)
            folder, command = folders["Terraform"]
            run(command + ["apply", "-auto-approve", "-json"], folder, environment)
            shutil.copy(folder / "terraform.tfstate", folders["Terrane"][0])
            row(size, "refresh", folders, options.runs, environment)
    finally:
        cloud.terminate()
        cloud.wait()
        shutil.rmtree(work, ignore_errors=True)


def row(size, what, folders, runs, environment):
    for name, (folder, command) in folders.items():
        wall, cpu, first = best(runs, command + ["plan", "-json", "-input=false"], folder, environment)
        print("| %d | %s | %s | %.2f | %.2f | %s |" % (
            size, what, name, wall, cpu, "-" if first is None else "%.2f" % first), flush=True)


if __name__ == "__main__":
    main()
