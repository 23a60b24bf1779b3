package main

import (
	"context"
	"strconv"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// The data source: the months of a year, as many as are wanted.
type monthsData struct{}

var monthTypes = map[string]attr.Type{"number": types.Int64Type, "name": types.StringType}

func (monthsData) Metadata(_ context.Context, _ datasource.MetadataRequest, resp *datasource.MetadataResponse) {
	resp.TypeName = "almanac_months"
}

func (monthsData) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = schema.Schema{Attributes: map[string]schema.Attribute{
		"count_of": schema.Int64Attribute{Required: true},
		"months": schema.ListNestedAttribute{
			Computed: true,
			NestedObject: schema.NestedAttributeObject{Attributes: map[string]schema.Attribute{
				"number": schema.Int64Attribute{Computed: true},
				"name":   schema.StringAttribute{Computed: true},
			}},
		},
	}}
}

func (monthsData) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	var state struct {
		Count  types.Int64 `tfsdk:"count_of"`
		Months types.List  `tfsdk:"months"`
	}
	resp.Diagnostics.Append(req.Config.Get(ctx, &state)...)
	var months []attr.Value
	for n := int64(1); n <= state.Count.ValueInt64(); n++ {
		months = append(months, types.ObjectValueMust(monthTypes, map[string]attr.Value{
			"number": types.Int64Value(n), "name": types.StringValue("month " + strconv.FormatInt(n, 10)),
		}))
	}
	state.Months = types.ListValueMust(types.ObjectType{AttrTypes: monthTypes}, months)
	resp.Diagnostics.AddWarning("Months are approximate", "Nobody counts exactly.")
	resp.Diagnostics.Append(resp.State.Set(ctx, state)...)
}

// The function: gives back whatever it gets, of any type.
type echoFunction struct{}

func (echoFunction) Metadata(_ context.Context, _ function.MetadataRequest, resp *function.MetadataResponse) {
	resp.Name = "echo"
}

func (echoFunction) Definition(_ context.Context, _ function.DefinitionRequest, resp *function.DefinitionResponse) {
	resp.Definition = function.Definition{
		Summary:    "Gives back what it gets",
		Parameters: []function.Parameter{function.DynamicParameter{Name: "value", AllowNullValue: true}},
		Return:     function.DynamicReturn{},
	}
}

func (echoFunction) Run(ctx context.Context, req function.RunRequest, resp *function.RunResponse) {
	var value types.Dynamic
	resp.Error = function.ConcatFuncErrors(resp.Error, req.Arguments.Get(ctx, &value))
	resp.Error = function.ConcatFuncErrors(resp.Error, resp.Result.Set(ctx, value))
}
