package dev.terrane.state;

import java.time.Duration;

/// Who wants to lock a state, and what for.
///
/// @param who as others are told, `user@host`
/// @param operation as Terraform names it, such as `OperationTypeApply`
/// @param timeout how long to wait for another one to finish; zero not to wait at all
public record LockRequest(String who, String operation, Duration timeout) {}
