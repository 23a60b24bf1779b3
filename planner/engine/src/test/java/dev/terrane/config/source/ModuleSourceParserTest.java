package dev.terrane.config.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModuleSourceParserTest {
    /// What stands to the right, Terraform 1.11.4 said of what stands to the left.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ./net                                   | ./net
                    acme/net/aws                            | registry.terraform.io/acme/net/aws
                    acme/net/aws//modules/vpc               | registry.terraform.io/acme/net/aws//modules/vpc
                    Example.com:8443/acme/net/aws           | example.com:8443/acme/net/aws
                    github.com/hashicorp/example            | git::https://github.com/hashicorp/example.git
                    github.com/hashicorp/example//sub?ref=x | git::https://github.com/hashicorp/example.git//sub?ref=x
                    github.com/hashicorp/example/sub        | git::https://github.com/hashicorp/example.git//sub
                    git::github.com/a/b                     | git::https://github.com/a/b.git
                    git@github.com:hashicorp/example.git    | git::ssh://git@github.com/hashicorp/example.git
                    git::git@example.com:a/b.git?ref=v1     | git::ssh://git@example.com/a/b.git?ref=v1
                    bitbucket.org/hashicorp/tf              | git::https://bitbucket.org/hashicorp/tf.git
                    git::ssh://git@example.com/x.git//a/b?ref=1 | git::ssh://git@example.com/x.git//a/b?ref=1
                    git::file:///repo//sub/deep?depth=1&ref=main | git::file:///repo//sub/deep?depth=1&ref=main
                    https://example.com/vpc.zip//x?archive=tgz | https://example.com/vpc.zip//x?archive=tgz
                    /repo//sub                              | file:///repo//sub
                    bucket.s3.amazonaws.com/foo/bar.zip     | s3::https://s3.amazonaws.com/bucket/foo/bar.zip
                    s3::https://s3-eu-west-1.amazonaws.com/e/v.zip | s3::https://s3-eu-west-1.amazonaws.com/e/v.zip
                    www.googleapis.com/storage/v1/b/foo.zip | gcs::https://www.googleapis.com/storage/v1/b/foo.zip
                    hg::http://example.com/vpc.hg           | hg::http://example.com/vpc.hg
                    """)
    void readsAddresses(String written, String expected) throws ModuleSourceException {
        assertThat(ModuleSourceParser.parse(written)).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    net                    | The path of a folder begins with ./
                    gitlab.com/foo/bar     | The path of a folder begins with ./
                    http::foo              | The path of a folder begins with ./
                    github.com/hashicorp   | github.com/OWNER/NAME
                    svn::https://a.example | by "svn", which there is not
                    acme/net/aws//../x     | leads out of what is fetched
                    """)
    void saysWhyThereIsNoSuchAddress(String written, String expected) {
        assertThatThrownBy(() -> ModuleSourceParser.parse(written)).hasMessageContaining(expected);
    }

    @ParameterizedTest
    @CsvSource({"./net", "github.com/a/b"})
    void onlyModulesOfRegistriesHaveVersions(String written) {
        assertThatThrownBy(() -> ModuleSourceParser.parse(written, true))
                .hasMessageContaining("only those have a \"version\"");
    }
}
