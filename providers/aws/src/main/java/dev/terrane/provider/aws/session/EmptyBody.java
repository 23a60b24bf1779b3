package dev.terrane.provider.aws.session;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

import java.util.Optional;

/// S3 wants to be told the length of what is put, also where it is nothing; the HTTP client tells only
/// the length of a body.
final class EmptyBody implements ExecutionInterceptor {

    @Override
    public SdkHttpRequest modifyHttpRequest(
            Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        return isEmptyPut(context)
                ? context.httpRequest().toBuilder().putHeader("Content-Length", "0").build()
                : context.httpRequest();
    }

    @Override
    public Optional<RequestBody> modifyHttpContent(
            Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        return isEmptyPut(context) ? Optional.of(RequestBody.empty()) : context.requestBody();
    }

    private static boolean isEmptyPut(Context.ModifyHttpRequest context) {
        return context.httpRequest().method() == SdkHttpMethod.PUT
                && context.requestBody().isEmpty();
    }
}
