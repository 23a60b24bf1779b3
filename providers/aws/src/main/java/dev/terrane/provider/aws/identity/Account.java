package dev.terrane.provider.aws.identity;

import dev.terrane.provider.aws.session.AwsSession;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.GroupDetail;
import software.amazon.awssdk.services.iam.model.ManagedPolicyDetail;
import software.amazon.awssdk.services.iam.model.PolicyDetail;
import software.amazon.awssdk.services.iam.model.UserDetail;
import software.amazon.awssdk.services.iam.paginators.GetAccountAuthorizationDetailsIterable;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// What IAM tells of the whole account, five hundred of a kind at a time. Many objects are taken from that.
///
/// Each question is answered with those of the wanted objects that are told of, by their ids. Who is not
/// among them has to be asked for alone: there are few, or it is gone, or the credentials do not suffice
/// for the whole account.
final class Account {
    static final int PAGE = 500;

    /// So many objects cost more, one by one, than the whole account.
    private static final int ENOUGH = 5;

    private Account() {}

    static Map<String, UserDetail> users(Collection<String> names, AwsSession aws) {
        return of(
                names,
                EntityType.USER,
                GetAccountAuthorizationDetailsIterable::userDetailList,
                UserDetail::userName,
                aws);
    }

    static Map<String, GroupDetail> groups(Collection<String> names, AwsSession aws) {
        return of(
                names,
                EntityType.GROUP,
                GetAccountAuthorizationDetailsIterable::groupDetailList,
                GroupDetail::groupName,
                aws);
    }

    /// The policies of the account itself, with the documents of their versions.
    static Map<String, ManagedPolicyDetail> policies(Collection<String> arns, AwsSession aws) {
        return of(
                arns,
                EntityType.LOCAL_MANAGED_POLICY,
                GetAccountAuthorizationDetailsIterable::policies,
                ManagedPolicyDetail::arn,
                aws);
    }

    private static <T> Map<String, T> of(
            Collection<String> ids,
            EntityType kind,
            Function<GetAccountAuthorizationDetailsIterable, Iterable<T>> listed,
            Function<T, String> id,
            AwsSession aws) {
        return of(ids, wanted -> byId(wanted, listed.apply(details(kind, aws)), id));
    }

    static <T> Map<String, T> of(
            Collection<String> ids, Function<Set<String>, Map<String, T>> listed) {
        Set<String> wanted = Set.copyOf(ids);
        if (wanted.size() < ENOUGH) {
            return Map.of();
        }
        try {
            return listed.apply(wanted);
        } catch (SdkException refused) {
            return Map.of();
        }
    }

    static <T> Map<String, T> byId(Set<String> wanted, Iterable<T> listed, Function<T, String> id) {
        Map<String, T> found = new TreeMap<>();
        for (T one : listed) {
            if (wanted.contains(id.apply(one))) {
                found.put(id.apply(one), one);
            }
        }
        return found;
    }

    static GetAccountAuthorizationDetailsIterable details(EntityType kind, AwsSession aws) {
        return aws.iam()
                .getAccountAuthorizationDetailsPaginator(r -> r.filter(kind).maxItems(PAGE));
    }

    static List<String> arns(List<AttachedPolicy> attached) {
        return attached.stream().map(AttachedPolicy::policyArn).toList();
    }

    /// Documents by the names of the policies.
    static Map<String, String> documents(List<PolicyDetail> policies) {
        Map<String, String> documents = new TreeMap<>();
        for (PolicyDetail policy : policies) {
            documents.put(policy.policyName(), Iam.decoded(policy.policyDocument()));
        }
        return documents;
    }
}
