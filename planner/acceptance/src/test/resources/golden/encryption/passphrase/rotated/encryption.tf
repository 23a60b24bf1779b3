terraform {
  encryption {
    key_provider "pbkdf2" "main" {
      passphrase = var.passphrase
      iterations = 200000
    }
    key_provider "pbkdf2" "next" {
      passphrase = "another passphrase of mine"
      iterations = 200000
    }
    method "aes_gcm" "main" {
      keys = key_provider.pbkdf2.main
    }
    method "aes_gcm" "next" {
      keys = key_provider.pbkdf2.next
    }
    state {
      method = method.aes_gcm.next
      fallback {
        method = method.aes_gcm.main
      }
    }
  }
}
