output "url" {
  value = module.shop.url
}

output "alarms" {
  value = module.shop.alarm_names
}
