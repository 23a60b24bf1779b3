output "url" {
  value       = "${lower(aws_lb_listener.this.protocol)}://${aws_lb.this.dns_name}"
  description = "Where the service is."
}

output "load_balancer_arn" {
  value       = aws_lb.this.arn
  description = "The load balancer."
}

output "load_balancer_zone_id" {
  value       = aws_lb.this.zone_id
  description = "For alias records of the service."
}

output "tasks_security_group_id" {
  value       = aws_security_group.tasks.id
  description = "The group of the containers, for what they may reach."
}

output "log_group_name" {
  value       = aws_cloudwatch_log_group.this.name
  description = "The log."
}

output "alarm_names" {
  value       = [for alarm in aws_cloudwatch_metric_alarm.this : alarm.alarm_name]
  description = "The alarms."
}
