package dev.terrane.provider.aws.identity;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;

import software.amazon.awssdk.services.iam.IamClient;

/// What a user must not have any more to be deleted.
final class UserBelongings {
    private final String user;
    private final IamClient iam;

    UserBelongings(String user, AwsSession aws) {
        this.user = user;
        this.iam = aws.iam();
    }

    /// @param all what was made outside of configurations too: keys, passwords, devices
    void remove(boolean all) {
        leaveGroups();
        removePolicies();
        if (all) {
            removeKeys();
            removeDevices();
            removePasswords();
        }
    }

    private void leaveGroups() {
        iam.listGroupsForUserPaginator(r -> r.userName(user))
                .groups()
                .forEach(group ->
                        unlessGone(() ->
                                iam.removeUserFromGroup(
                                        r -> r.userName(user).groupName(group.groupName()))));
    }

    private void removePolicies() {
        iam.listUserPoliciesPaginator(r -> r.userName(user))
                .policyNames()
                .forEach(name ->
                        unlessGone(() ->
                                iam.deleteUserPolicy(r -> r.userName(user).policyName(name))));
        iam.listAttachedUserPoliciesPaginator(r -> r.userName(user))
                .attachedPolicies()
                .forEach(policy ->
                        unlessGone(() ->
                                iam.detachUserPolicy(
                                        r -> r.userName(user).policyArn(policy.policyArn()))));
    }

    private void removeKeys() {
        iam.listAccessKeysPaginator(r -> r.userName(user))
                .accessKeyMetadata()
                .forEach(key ->
                        unlessGone(() ->
                                iam.deleteAccessKey(
                                        r -> r.userName(user).accessKeyId(key.accessKeyId()))));
        iam.listSSHPublicKeysPaginator(r -> r.userName(user))
                .sshPublicKeys()
                .forEach(key ->
                        unlessGone(() ->
                                iam.deleteSSHPublicKey(r ->
                                        r.userName(user).sshPublicKeyId(key.sshPublicKeyId()))));
        iam.listSigningCertificatesPaginator(r -> r.userName(user))
                .certificates()
                .forEach(each ->
                        unlessGone(() ->
                                iam.deleteSigningCertificate(r ->
                                        r.userName(user).certificateId(each.certificateId()))));
    }

    private void removeDevices() {
        iam.listMFADevicesPaginator(r -> r.userName(user))
                .mfaDevices()
                .forEach(device -> {
                    unlessGone(() ->
                            iam.deactivateMFADevice(
                                    r -> r.userName(user).serialNumber(device.serialNumber())));
                    if (device.serialNumber().startsWith("arn:")) {
                        unlessGone(() ->
                                iam.deleteVirtualMFADevice(
                                        r -> r.serialNumber(device.serialNumber())));
                    }
                });
    }

    private void removePasswords() {
        unlessGone(() -> iam.deleteLoginProfile(r -> r.userName(user)));
        Calls.find(
                        () ->
                                iam.listServiceSpecificCredentials(r -> r.userName(user))
                                        .serviceSpecificCredentials(),
                        Iam.GONE)
                .orElse(java.util.List.of())
                .forEach(each ->
                        unlessGone(() ->
                                iam.deleteServiceSpecificCredential(r ->
                                        r.userName(user)
                                                .serviceSpecificCredentialId(
                                                        each.serviceSpecificCredentialId()))));
    }

    private static void unlessGone(Runnable action) {
        Calls.unlessGone(action, Iam.GONE);
    }
}
