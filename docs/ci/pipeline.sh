#!/bin/sh
# For a pipeline of any other kind, or a hook of a Git server: pipeline.sh pull-request|review|merge|schedule
#
# It runs in a clone: of the branch for a pull request and for an approval of it, of the main branch otherwise. TERRANE_REVIEW_HOST (github, gitlab, gitea,
# forgejo), TERRANE_REVIEW_API, TERRANE_REVIEW_REPOSITORY and TERRANE_REVIEW_PULL_REQUEST say where to comment, GITHUB_TOKEN,
# GITLAB_TOKEN or GITEA_TOKEN as whom. Without them nothing is posted, and the rest works.
set -eu
event=${1:?"pull-request, review, merge or schedule"}
git config user.name >/dev/null || git config user.name terrane
git config user.email >/dev/null || git config user.email terrane@localhost
exec "${TERRANE:-terrane}" ci "-event=$event"
