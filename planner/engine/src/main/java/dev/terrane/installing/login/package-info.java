/// Signing in to a host that speaks `login.v1`: OAuth 2.0, with the browser of the user or a password.
///
/// What a host says of it is a [LoginService]; [AuthorizationCode] and [PasswordGrant] are the two ways.
/// Both end with a token, which somebody else keeps. Randomness, the browser and the questions to the
/// user are handed in.
@NullMarked
package dev.terrane.installing.login;

import org.jspecify.annotations.NullMarked;
