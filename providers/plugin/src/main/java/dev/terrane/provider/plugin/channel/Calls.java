package dev.terrane.provider.plugin.channel;

import com.google.protobuf.MessageLite;

import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.protobuf.lite.ProtoLiteUtils;

import tfplugin6.ApplyResourceChange;
import tfplugin6.CallFunction;
import tfplugin6.CloseEphemeralResource;
import tfplugin6.ConfigureProvider;
import tfplugin6.GenerateResourceConfig;
import tfplugin6.GetFunctions;
import tfplugin6.GetProviderSchema;
import tfplugin6.GetResourceIdentitySchemas;
import tfplugin6.ImportResourceState;
import tfplugin6.InvokeAction;
import tfplugin6.ListResource;
import tfplugin6.MoveResourceState;
import tfplugin6.OpenEphemeralResource;
import tfplugin6.PlanAction;
import tfplugin6.PlanResourceChange;
import tfplugin6.ReadDataSource;
import tfplugin6.ReadResource;
import tfplugin6.RenewEphemeralResource;
import tfplugin6.StopProvider;
import tfplugin6.UpgradeResourceIdentity;
import tfplugin6.UpgradeResourceState;
import tfplugin6.ValidateActionConfig;
import tfplugin6.ValidateDataResourceConfig;
import tfplugin6.ValidateEphemeralResourceConfig;
import tfplugin6.ValidateListResourceConfig;
import tfplugin6.ValidateProviderConfig;
import tfplugin6.ValidateResourceConfig;

/// The calls of the protocol. Versions 5 and 6 have the same messages under other names, but for the
/// schema, whose answer is left as bytes here.
public final class Calls {
    private Calls() {}

    public static final Call<GetProviderSchema.Request, byte[]> SCHEMA =
            new Call<>(
                    "GetSchema",
                    "GetProviderSchema",
                    Pace.ANSWERS,
                    ProtoLiteUtils.marshaller(GetProviderSchema.Request.getDefaultInstance()),
                    new BytesMarshaller());
    public static final Call<
                    GetResourceIdentitySchemas.Request, GetResourceIdentitySchemas.Response>
            IDENTITY_SCHEMAS =
                    same(
                            "GetResourceIdentitySchemas",
                            Pace.ANSWERS,
                            GetResourceIdentitySchemas.Request.getDefaultInstance(),
                            GetResourceIdentitySchemas.Response.getDefaultInstance());
    public static final Call<GetFunctions.Request, GetFunctions.Response> FUNCTIONS =
            same(
                    "GetFunctions",
                    Pace.ANSWERS,
                    GetFunctions.Request.getDefaultInstance(),
                    GetFunctions.Response.getDefaultInstance());

    public static final Call<ValidateProviderConfig.Request, ValidateProviderConfig.Response>
            VALIDATE_PROVIDER =
                    named(
                            "PrepareProviderConfig",
                            "ValidateProviderConfig",
                            Pace.ANSWERS,
                            ValidateProviderConfig.Request.getDefaultInstance(),
                            ValidateProviderConfig.Response.getDefaultInstance());
    public static final Call<ConfigureProvider.Request, ConfigureProvider.Response> CONFIGURE =
            named(
                    "Configure",
                    "ConfigureProvider",
                    Pace.WORKS,
                    ConfigureProvider.Request.getDefaultInstance(),
                    ConfigureProvider.Response.getDefaultInstance());
    public static final Call<StopProvider.Request, StopProvider.Response> STOP =
            named(
                    "Stop",
                    "StopProvider",
                    Pace.ENDS,
                    StopProvider.Request.getDefaultInstance(),
                    StopProvider.Response.getDefaultInstance());

    public static final Call<ValidateResourceConfig.Request, ValidateResourceConfig.Response>
            VALIDATE_RESOURCE =
                    named(
                            "ValidateResourceTypeConfig",
                            "ValidateResourceConfig",
                            Pace.ANSWERS,
                            ValidateResourceConfig.Request.getDefaultInstance(),
                            ValidateResourceConfig.Response.getDefaultInstance());
    public static final Call<UpgradeResourceState.Request, UpgradeResourceState.Response> UPGRADE =
            same(
                    "UpgradeResourceState",
                    Pace.ANSWERS,
                    UpgradeResourceState.Request.getDefaultInstance(),
                    UpgradeResourceState.Response.getDefaultInstance());
    public static final Call<UpgradeResourceIdentity.Request, UpgradeResourceIdentity.Response>
            UPGRADE_IDENTITY =
                    same(
                            "UpgradeResourceIdentity",
                            Pace.ANSWERS,
                            UpgradeResourceIdentity.Request.getDefaultInstance(),
                            UpgradeResourceIdentity.Response.getDefaultInstance());
    public static final Call<ReadResource.Request, ReadResource.Response> READ =
            same(
                    "ReadResource",
                    Pace.WORKS,
                    ReadResource.Request.getDefaultInstance(),
                    ReadResource.Response.getDefaultInstance());
    public static final Call<PlanResourceChange.Request, PlanResourceChange.Response> PLAN =
            same(
                    "PlanResourceChange",
                    Pace.WORKS,
                    PlanResourceChange.Request.getDefaultInstance(),
                    PlanResourceChange.Response.getDefaultInstance());
    public static final Call<ApplyResourceChange.Request, ApplyResourceChange.Response> APPLY =
            same(
                    "ApplyResourceChange",
                    Pace.WORKS,
                    ApplyResourceChange.Request.getDefaultInstance(),
                    ApplyResourceChange.Response.getDefaultInstance());
    public static final Call<ImportResourceState.Request, ImportResourceState.Response> IMPORT =
            same(
                    "ImportResourceState",
                    Pace.WORKS,
                    ImportResourceState.Request.getDefaultInstance(),
                    ImportResourceState.Response.getDefaultInstance());
    public static final Call<MoveResourceState.Request, MoveResourceState.Response> MOVE =
            same(
                    "MoveResourceState",
                    Pace.ANSWERS,
                    MoveResourceState.Request.getDefaultInstance(),
                    MoveResourceState.Response.getDefaultInstance());
    public static final Call<GenerateResourceConfig.Request, GenerateResourceConfig.Response>
            GENERATE_CONFIG =
                    same(
                            "GenerateResourceConfig",
                            Pace.ANSWERS,
                            GenerateResourceConfig.Request.getDefaultInstance(),
                            GenerateResourceConfig.Response.getDefaultInstance());

    public static final Call<
                    ValidateDataResourceConfig.Request, ValidateDataResourceConfig.Response>
            VALIDATE_DATA =
                    named(
                            "ValidateDataSourceConfig",
                            "ValidateDataResourceConfig",
                            Pace.ANSWERS,
                            ValidateDataResourceConfig.Request.getDefaultInstance(),
                            ValidateDataResourceConfig.Response.getDefaultInstance());
    public static final Call<ReadDataSource.Request, ReadDataSource.Response> READ_DATA =
            same(
                    "ReadDataSource",
                    Pace.WORKS,
                    ReadDataSource.Request.getDefaultInstance(),
                    ReadDataSource.Response.getDefaultInstance());

    public static final Call<CallFunction.Request, CallFunction.Response> CALL_FUNCTION =
            same(
                    "CallFunction",
                    Pace.ANSWERS,
                    CallFunction.Request.getDefaultInstance(),
                    CallFunction.Response.getDefaultInstance());

    public static final Call<
                    ValidateEphemeralResourceConfig.Request,
                    ValidateEphemeralResourceConfig.Response>
            VALIDATE_EPHEMERAL =
                    same(
                            "ValidateEphemeralResourceConfig",
                            Pace.ANSWERS,
                            ValidateEphemeralResourceConfig.Request.getDefaultInstance(),
                            ValidateEphemeralResourceConfig.Response.getDefaultInstance());
    public static final Call<OpenEphemeralResource.Request, OpenEphemeralResource.Response>
            OPEN_EPHEMERAL =
                    same(
                            "OpenEphemeralResource",
                            Pace.WORKS,
                            OpenEphemeralResource.Request.getDefaultInstance(),
                            OpenEphemeralResource.Response.getDefaultInstance());
    public static final Call<RenewEphemeralResource.Request, RenewEphemeralResource.Response>
            RENEW_EPHEMERAL =
                    same(
                            "RenewEphemeralResource",
                            Pace.WORKS,
                            RenewEphemeralResource.Request.getDefaultInstance(),
                            RenewEphemeralResource.Response.getDefaultInstance());
    public static final Call<CloseEphemeralResource.Request, CloseEphemeralResource.Response>
            CLOSE_EPHEMERAL =
                    same(
                            "CloseEphemeralResource",
                            Pace.WORKS,
                            CloseEphemeralResource.Request.getDefaultInstance(),
                            CloseEphemeralResource.Response.getDefaultInstance());

    public static final Call<
                    ValidateListResourceConfig.Request, ValidateListResourceConfig.Response>
            VALIDATE_LIST =
                    same(
                            "ValidateListResourceConfig",
                            Pace.ANSWERS,
                            ValidateListResourceConfig.Request.getDefaultInstance(),
                            ValidateListResourceConfig.Response.getDefaultInstance());
    public static final Call<ListResource.Request, ListResource.Event> LIST =
            same(
                    "ListResource",
                    Pace.WORKS,
                    ListResource.Request.getDefaultInstance(),
                    ListResource.Event.getDefaultInstance());

    public static final Call<ValidateActionConfig.Request, ValidateActionConfig.Response>
            VALIDATE_ACTION =
                    same(
                            "ValidateActionConfig",
                            Pace.ANSWERS,
                            ValidateActionConfig.Request.getDefaultInstance(),
                            ValidateActionConfig.Response.getDefaultInstance());
    public static final Call<PlanAction.Request, PlanAction.Response> PLAN_ACTION =
            same(
                    "PlanAction",
                    Pace.WORKS,
                    PlanAction.Request.getDefaultInstance(),
                    PlanAction.Response.getDefaultInstance());
    public static final Call<InvokeAction.Request, InvokeAction.Event> INVOKE_ACTION =
            same(
                    "InvokeAction",
                    Pace.WORKS,
                    InvokeAction.Request.getDefaultInstance(),
                    InvokeAction.Event.getDefaultInstance());

    private static <Q extends MessageLite, A extends MessageLite> Call<Q, A> same(
            String name, Pace pace, Q request, A answer) {
        return named(name, name, pace, request, answer);
    }

    private static <Q extends MessageLite, A extends MessageLite> Call<Q, A> named(
            String five, String six, Pace pace, Q request, A answer) {
        return new Call<>(
                five,
                six,
                pace,
                ProtoLiteUtils.marshaller(request),
                ProtoLiteUtils.marshaller(answer));
    }

    /// How long a call may take.
    public enum Pace {
        /// computes, and waits for nothing outside
        ANSWERS,
        /// waits for the outside
        WORKS,
        /// ends something; nobody waits long for it
        ENDS
    }

    /// @param five its name in protocol 5
    /// @param six its name in protocol 6
    public record Call<Q, A>(
            String five,
            String six,
            Pace pace,
            MethodDescriptor.Marshaller<Q> request,
            MethodDescriptor.Marshaller<A> answer) {

        public MethodDescriptor<Q, A> method(int protocol, MethodType type) {
            return MethodDescriptor.newBuilder(request, answer)
                    .setType(type)
                    .setFullMethodName(
                            MethodDescriptor.generateFullMethodName(
                                    "tfplugin" + protocol + ".Provider",
                                    protocol == 5 ? five : six))
                    .build();
        }
    }
}
