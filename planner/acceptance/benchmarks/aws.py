#!/usr/bin/env python3
"""Plans and applies a growing configuration on an emulator of AWS, with Terraform and hashicorp/aws and with Terrane.

usage: aws.py --terrane COMMAND [--terraform COMMAND] [--sizes 10,100,500] [--json FILE]

For each size a configuration of about that many resources (VPCs, subnets, security groups with rules, instances, buckets,
roles, queues) is applied to an empty emulator, planned again, which reads everything and finds nothing to do, and
destroyed. Printed are wall time, CPU time and peak memory of all processes that a command started, and the calls that
reached the emulator. `moto_server` must be on the PATH, and Terraform must find hashicorp/aws 5.100.0, by
TF_CLI_CONFIG_FILE or its own folders.
"""
import argparse
import collections
import http.client
import http.server
import json
import os
import re
import shutil
import socket
import socketserver
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request

PROVIDER = """
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.100.0"
    }
  }
}

provider "aws" {
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  s3_use_path_style           = true
}
"""

# Ten resources a unit.
RESOURCES = """
variable "units" {
  type = number
}

resource "aws_vpc" "this" {
  count      = var.units
  cidr_block = "10.${count.index}.0.0/16"
  tags       = { Name = "bench-${count.index}" }
}

resource "aws_subnet" "this" {
  count      = 2 * var.units
  vpc_id     = aws_vpc.this[floor(count.index / 2)].id
  cidr_block = "10.${floor(count.index / 2)}.${count.index % 2}.0/24"
}

resource "aws_security_group" "this" {
  count  = var.units
  name   = "bench-${count.index}"
  vpc_id = aws_vpc.this[count.index].id
}

resource "aws_vpc_security_group_ingress_rule" "this" {
  count             = 2 * var.units
  security_group_id = aws_security_group.this[floor(count.index / 2)].id
  cidr_ipv4         = "10.0.0.0/8"
  from_port         = 80 + count.index % 2
  to_port           = 80 + count.index % 2
  ip_protocol       = "tcp"
}

resource "aws_instance" "this" {
  count                  = var.units
  ami                    = "ami-12c6146b"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.this[2 * count.index].id
  vpc_security_group_ids = [aws_security_group.this[count.index].id]
}

resource "aws_s3_bucket" "this" {
  count  = var.units
  bucket = "terrane-bench-${count.index}"
}

resource "aws_iam_role" "this" {
  count = var.units
  name  = "bench-${count.index}"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }]
  })
}

resource "aws_sqs_queue" "this" {
  count = var.units
  name  = "bench-${count.index}"
}
"""


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Emulator:
    """moto_server behind a proxy that counts what reaches it."""

    def __init__(self):
        self.port = free_port()
        self.process = subprocess.Popen(["moto_server", "-H", "127.0.0.1", "-p", str(self.port)],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.calls = collections.Counter()
        lock = threading.Lock()
        emulator = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def forward(self):
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                with lock:
                    emulator.calls[service(self.headers)] += 1
                upstream = http.client.HTTPConnection("127.0.0.1", emulator.port)
                upstream.request(self.command, self.path, body, dict(self.headers))
                answer = upstream.getresponse()
                text = answer.read()
                self.send_response_only(answer.status)
                for name, value in answer.getheaders():
                    if name.lower() not in ("content-length", "transfer-encoding", "connection"):
                        self.send_header(name, value)
                if self.command == "HEAD":
                    self.send_header("Content-Length", answer.getheader("Content-Length") or "0")
                else:
                    self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(text)
                upstream.close()

            do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = do_PATCH = forward

            def log_message(self, *args):
                pass

        class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
            daemon_threads = True
            request_queue_size = 128

        self.proxy = Server(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.proxy.serve_forever, daemon=True).start()
        for _ in range(240):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/moto-api/", timeout=2)
                return
            except OSError:
                time.sleep(0.5)
        sys.exit("moto_server did not start")

    def reset(self):
        urllib.request.urlopen(urllib.request.Request(f"http://127.0.0.1:{self.port}/moto-api/reset", method="POST"))

    def url(self):
        return f"http://127.0.0.1:{self.proxy.server_address[1]}"

    def stop(self):
        self.proxy.shutdown()
        self.process.terminate()


def service(headers):
    scope = re.search(r"Credential=[^/]+/\d+/[^/]+/([a-z0-9-]+)/", headers.get("Authorization", ""))
    return scope.group(1) if scope else "other"


def tree(root):
    """Process ids of a command and of all that it started."""
    children = collections.defaultdict(list)
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                stat = open(f"/proc/{entry}/stat").read()
                children[int(stat.rsplit(")", 1)[1].split()[1])].append(int(entry))
            except OSError:
                pass
    found, waiting = [], [root]
    while waiting:
        pid = waiting.pop()
        found.append(pid)
        waiting.extend(children[pid])
    return found


def resident(pids):
    total = 0
    for pid in pids:
        try:
            pages = int(open(f"/proc/{pid}/statm").read().split()[1])
            total += pages * os.sysconf("SC_PAGE_SIZE")
        except OSError:
            pass
    return total


def measured(command, cwd, env, emulator):
    emulator.calls.clear()
    before = os.times()
    start = time.monotonic()
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, cwd=cwd, env=env, stdout=output, stderr=subprocess.STDOUT)
        peak = 0
        while process.poll() is None:
            peak = max(peak, resident(tree(process.pid)))
            time.sleep(0.05)
        wall = time.monotonic() - start
        output.seek(0)
        text = output.read().decode(errors="replace")
    after = os.times()
    if process.returncode not in (0, 2):
        sys.exit(f"{' '.join(command)} failed:\n{text[-3000:]}")
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return {"wall": round(wall, 2), "cpu": round(cpu, 2), "peak_mib": round(peak / 2**20),
            "calls": sum(emulator.calls.values()), "by_service": dict(sorted(emulator.calls.items()))}


def run(name, binary, size, emulator):
    emulator.reset()
    cwd = tempfile.mkdtemp(prefix="terrane-bench-")
    try:
        with open(os.path.join(cwd, "main.tf"), "w") as f:
            f.write(PROVIDER + RESOURCES)
        env = dict(os.environ, AWS_ENDPOINT_URL=emulator.url(), AWS_ACCESS_KEY_ID="test", AWS_SECRET_ACCESS_KEY="test",
                   AWS_REGION="us-east-1", CHECKPOINT_DISABLE="1", TF_IN_AUTOMATION="1",
                   TF_VAR_units=str(size // 10))
        steps = {}
        measured([*binary, "init", "-input=false"], cwd, env, emulator)
        steps["apply"] = measured([*binary, "apply", "-auto-approve", "-input=false"], cwd, env, emulator)
        steps["plan"] = measured([*binary, "plan", "-detailed-exitcode", "-input=false"], cwd, env, emulator)
        steps["destroy"] = measured([*binary, "destroy", "-auto-approve", "-input=false"], cwd, env, emulator)
        for step, facts in steps.items():
            print(f"| {size} | {step} | {name} | {facts['wall']} s | {facts['cpu']} s | {facts['peak_mib']} MiB | {facts['calls']} |",
                  flush=True)
        return steps
    finally:
        shutil.rmtree(cwd, ignore_errors=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--terrane", required=True)
    parser.add_argument("--terraform", default="terraform")
    parser.add_argument("--sizes", default="10,100,500")
    parser.add_argument("--json")
    arguments = parser.parse_args()
    binaries = {"terrane": [os.path.abspath(arguments.terrane)]}
    if arguments.terraform and shutil.which(arguments.terraform):
        binaries["terraform"] = [shutil.which(arguments.terraform)]
    emulator = Emulator()
    results = {}
    try:
        print("| resources | command | by | wall | CPU | peak memory | calls |\n| --- | --- | --- | --- | --- | --- | --- |")
        for size in map(int, arguments.sizes.split(",")):
            results[size] = {name: run(name, binary, size, emulator) for name, binary in binaries.items()}
    finally:
        emulator.stop()
    if arguments.json:
        with open(arguments.json, "w") as f:
            json.dump(results, f, indent=1)


main()
