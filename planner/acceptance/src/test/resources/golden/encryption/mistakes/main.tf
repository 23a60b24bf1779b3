terraform {
  encryption {
    key_provider "pbkdf2" "short" {
      passphrase = "too short"
    }
    key_provider "pbkdf2" "other" {
      passphrase = "correct horse battery staple"
      iterations = 1000
    }
    key_provider "pbkdf2" "loop" {
      chain = key_provider.pbkdf2.loop
    }
    key_provider "openbao" "later" {
      key_name = "a"
    }
    key_provider "pbkdf" "unknown" {
    }
    key_provider "external" "no_command" {
    }
    method "aes_gcm" "short" {
      keys = key_provider.pbkdf2.short
    }
    method "aes_gcm" "other" {
      keys = key_provider.pbkdf2.other
    }
    method "aes_gcm" "loop" {
      keys = key_provider.pbkdf2.loop
    }
    method "aes_gcm" "later" {
      keys = key_provider.openbao.later
    }
    method "aes_gcm" "unknown" {
      keys = key_provider.pbkdf.unknown
    }
    method "aes_gcm" "no_command" {
      keys = key_provider.external.no_command
    }
    method "aes_gcm" "nothing" {
      key = 1
    }
    method "external" "later" {
    }
    method "aes" "unknown" {
    }
    method "unencrypted" "plain" {
    }
    state {
      method = method.aes_gcm.short
      fallback {
        method = method.aes_gcm.other
      }
      fallback {
        method = method.aes_gcm.loop
      }
      fallback {
        method = method.aes_gcm.later
      }
      fallback {
        method = method.aes_gcm.unknown
      }
      fallback {
        method = method.aes_gcm.no_command
      }
      fallback {
        method = method.aes_gcm.nothing
      }
      fallback {
        method = method.external.later
      }
      fallback {
        method = method.aes.unknown
      }
      fallback {
        method = method.aes_gcm.shrt
      }
      fallback {
        method = "aes_gcm"
      }
    }
    plan {
      method   = method.unencrypted.plain
      enforced = true
    }
    remote_state_data_sources {
      default {
        enforced = true
      }
    }
  }
}
