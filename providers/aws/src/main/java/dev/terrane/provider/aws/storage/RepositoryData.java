package dev.terrane.provider.aws.storage;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.DataType;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.Tags;

import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.Tag;
import software.amazon.awssdk.services.ecr.model.TagStatus;

import java.util.Comparator;
import java.util.List;

/// `data "aws_ecr_repository"`: a repository of images by `name`.
public final class RepositoryData implements DataType {

    @Override
    public void read(Draft object, AwsSession aws) {
        String name = object.now().requiredString("name");
        var found =
                Calls.find(
                                () ->
                                        aws.ecr()
                                                .describeRepositories(r ->
                                                        r.repositoryNames(name)
                                                                .registryId(
                                                                        object.textOrNull(
                                                                                "registry_id")))
                                                .repositories()
                                                .getFirst(),
                                Repository.GONE)
                        .orElseThrow(() ->
                                FailedCall.at(
                                        "name",
                                        "Repository not found",
                                        "There is no repository \"" + name + "\"."));
        object.id(name);
        Repository.show(object, found);
        object.setTexts("most_recent_image_tags", newestTags(name, found.registryId(), aws));
        var tags = aws.ecr().listTagsForResource(r -> r.resourceArn(found.repositoryArn())).tags();
        object.setMap("tags", aws.tags().withoutIgnored(Tags.of(tags, Tag::key, Tag::value)));
    }

    private static List<String> newestTags(String name, String registry, AwsSession aws) {
        return aws
                .ecr()
                .describeImagesPaginator(r ->
                        r.repositoryName(name)
                                .registryId(registry)
                                .filter(f -> f.tagStatus(TagStatus.TAGGED)))
                .imageDetails()
                .stream()
                .max(Comparator.comparing(ImageDetail::imagePushedAt))
                .map(ImageDetail::imageTags)
                .orElse(List.of());
    }
}
