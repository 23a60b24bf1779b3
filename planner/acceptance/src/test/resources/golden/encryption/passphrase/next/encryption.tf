terraform {
  encryption {
    key_provider "pbkdf2" "next" {
      passphrase = "another passphrase of mine"
      iterations = 200000
    }
    method "aes_gcm" "next" {
      keys = key_provider.pbkdf2.next
    }
    method "unencrypted" "migrate" {}
    state {
      method = method.unencrypted.migrate
      fallback {
        method = method.aes_gcm.next
      }
    }
  }
}
