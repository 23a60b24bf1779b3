package dev.terrane.provider.aws.session;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/// Which operation failed: the SDK's exceptions do not say, so this rides along with them.
final class FailedOperation extends Exception {
    private static final long serialVersionUID = 1;
    private final String service;
    private final String operation;
    private final String endpoint;

    private FailedOperation(String service, String operation, String endpoint) {
        super(service + " " + operation, null, false, false);
        this.service = service;
        this.operation = operation;
        this.endpoint = endpoint;
    }

    String service() {
        return service;
    }

    String operation() {
        return operation;
    }

    /// Host and port, or "the endpoint" where the request did not get so far as to have one.
    String endpoint() {
        return endpoint;
    }

    /// Notes the operation on every exception that leaves the SDK.
    static final class Noting implements ExecutionInterceptor {
        @Override
        public Throwable modifyException(
                Context.FailedExecution context, ExecutionAttributes attributes) {
            context.exception()
                    .addSuppressed(
                            new FailedOperation(
                                    attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME),
                                    attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME),
                                    context.httpRequest()
                                            .map(request -> request.host() + ":" + request.port())
                                            .orElse("the endpoint")));
            return context.exception();
        }
    }
}
