// Almanac is a small provider for tests, made with terraform-plugin-framework: years, which live in the
// state alone. It has one of every shape that a schema can have.
package main

import (
	"context"
	"log"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/provider/schema"
	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-framework/resource"
)

type almanacProvider struct{}

func main() {
	err := providerserver.Serve(context.Background(), func() provider.Provider { return almanacProvider{} },
		providerserver.ServeOpts{Address: "example.org/test/almanac", ProtocolVersion: 6})
	if err != nil {
		log.Fatal(err)
	}
}

func (almanacProvider) Metadata(_ context.Context, _ provider.MetadataRequest, resp *provider.MetadataResponse) {
	resp.TypeName = "almanac"
}

func (almanacProvider) Schema(_ context.Context, _ provider.SchemaRequest, resp *provider.SchemaResponse) {
	resp.Schema = schema.Schema{}
}

func (almanacProvider) Configure(context.Context, provider.ConfigureRequest, *provider.ConfigureResponse) {
}

func (almanacProvider) Resources(context.Context) []func() resource.Resource {
	return []func() resource.Resource{func() resource.Resource { return yearResource{} }}
}

func (almanacProvider) DataSources(context.Context) []func() datasource.DataSource {
	return []func() datasource.DataSource{func() datasource.DataSource { return monthsData{} }}
}

func (almanacProvider) Functions(context.Context) []func() function.Function {
	return []func() function.Function{func() function.Function { return echoFunction{} }}
}
