#!/usr/bin/env python3
"""How long it takes to put a plan of thousands of changes into a comment and into a report, and to open that.

    review.py [--terrane ./terrane] [--modules 20]

A module makes 250 changes: objects are made, changed, replaced and destroyed. First as a user has it, with the
process that does it; then in a process that goes on (`ReviewBenchmark`, compiled as it is run), where the first
time is "cold" and the median of thirty "warm"; then in Chromium, where there is one on the PATH.
"""
import argparse
import glob
import os
import pathlib
import subprocess
import tempfile
import time

MAIN = """
variable "v" {
  default = 1
}
module "m" {
  source   = "./m"
  for_each = toset([for i in range(%d) : "team${i}"])
  name     = each.key
  v        = var.v
}
"""
MODULE = """
variable "name" {}
variable "v" {}
resource "terraform_data" "updated" {
  count = 75
  input = {
    name   = "${var.name}-${count.index}"
    policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["s3:GetObject", "s3:Put${var.v}"], Resource = "arn:aws:s3:::${var.name}-${count.index}/*" }] })
    tags   = { owner = var.name, release = "r${var.v}", number = count.index }
  }
}
resource "terraform_data" "replaced" {
  count            = 50
  triggers_replace = [var.v]
  input            = "script of ${var.name} ${count.index}\\nstep ${var.v}\\nend"
}
resource "terraform_data" "deleted" {
  count = var.v == 1 ? 25 : 0
  input = "old ${var.name} ${count.index}"
}
resource "terraform_data" "created" {
  count = var.v == 1 ? 0 : 100
  input = { name = "new ${var.name} ${count.index}", list = [for i in range(4) : "${count.index}-${i}"] }
}
"""
ROOT = pathlib.Path(__file__).resolve().parents[3]
TESTS = ROOT / "planner/gitops/review/src/test/java"


def run(terrane, folder, *words):
    begin = time.monotonic()
    done = subprocess.run([terrane, *words], cwd=folder, stdout=subprocess.PIPE, check=True)
    return time.monotonic() - begin, done.stdout


def java():
    for home in (os.environ.get("TERRANE_JAVA_HOME"), os.environ.get("JAVA_HOME")):
        if home and os.path.exists(home + "/bin/java"):
            return home + "/bin/java"
    found = sorted(glob.glob("/usr/lib/jvm/*25*/bin/java"))
    return found[0] if found else "java"


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--terrane", default=str(ROOT / "terrane"))
    options.add_argument("--modules", type=int, default=20)
    given = options.parse_args()
    terrane = os.path.abspath(given.terrane)
    with tempfile.TemporaryDirectory() as folder:
        here = pathlib.Path(folder)
        (here / "m").mkdir()
        (here / "main.tf").write_text(MAIN % given.modules)
        (here / "m/main.tf").write_text(MODULE)
        run(terrane, here, "apply", "-auto-approve")
        run(terrane, here, "plan", "-var", "v=2", "-out=plan.json")
        for name, words in (
            ("review render", ("review", "render", "plan.json")),
            ("show -html", ("show", "-html", "plan.json")),
        ):
            seconds, text = min(run(terrane, here, *words) for _ in range(3))
            print("terrane %-14s %9d bytes in %4.0f ms with its process" % (name, len(text), seconds * 1000))
        libraries = str(ROOT / "planner/cli/target/dist/lib") + "/*"
        benchmark = TESTS / "dev/terrane/review/ReviewBenchmark.java"
        subprocess.run([java(), "-cp", libraries, str(benchmark), str(here / "plan.json")], check=True)


if __name__ == "__main__":
    main()
