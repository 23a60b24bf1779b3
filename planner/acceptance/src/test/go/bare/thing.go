package main

import (
	"context"
	"encoding/json"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"github.com/vmihailenco/msgpack/v5"
)

type bareServer struct {
	// What is neither data source nor function nor ephemeral resource is below; the others are not there.
	tfprotov6.DataSourceServer
	tfprotov6.FunctionServer
	tfprotov6.EphemeralResourceServer
}

type thing struct {
	Name   *string `json:"name"`
	Kind   *string `json:"kind"`
	Handle *string `json:"handle"`
}

func (t thing) is(kind string) bool { return t.Kind != nil && *t.Kind == kind }

func decode(value *tfprotov6.DynamicValue) (*thing, error) {
	read, err := value.Unmarshal(thingType)
	if err != nil || read.IsNull() {
		return nil, err
	}
	var attributes map[string]tftypes.Value
	if err := read.As(&attributes); err != nil {
		return nil, err
	}
	found := &thing{}
	for name, target := range map[string]**string{"name": &found.Name, "kind": &found.Kind, "handle": &found.Handle} {
		if attribute := attributes[name]; attribute.IsKnown() {
			if err := attribute.As(target); err != nil {
				return nil, err
			}
		}
	}
	return found, nil
}

// An object as JSON, which the protocol allows everywhere and libraries never use.
func (t thing) json() (*tfprotov6.DynamicValue, error) {
	text, err := json.Marshal(t)
	return &tfprotov6.DynamicValue{JSON: text}, err
}

// A planned object whose handle is unknown, but begins with "thing-" and is not null: number 12 of the
// extensions, with a map of what is certain.
func (t thing) planned() (*tfprotov6.DynamicValue, error) {
	attributes := map[string]any{"name": t.Name, "kind": t.Kind, "handle": refined{}}
	if t.Handle != nil {
		attributes["handle"] = *t.Handle
	}
	bytes, err := msgpack.Marshal(attributes)
	return &tfprotov6.DynamicValue{MsgPack: bytes}, err
}

type refined struct{}

func (refined) EncodeMsgpack(encoder *msgpack.Encoder) error {
	certain, err := msgpack.Marshal(map[int]any{1: false, 2: "thing-"})
	if err != nil {
		return err
	}
	if err := encoder.EncodeExtHeader(12, len(certain)); err != nil {
		return err
	}
	_, err = encoder.Writer().Write(certain)
	return err
}

func (*bareServer) ValidateResourceConfig(context.Context, *tfprotov6.ValidateResourceConfigRequest) (*tfprotov6.ValidateResourceConfigResponse, error) {
	return &tfprotov6.ValidateResourceConfigResponse{}, nil
}

func (*bareServer) UpgradeResourceState(_ context.Context, req *tfprotov6.UpgradeResourceStateRequest) (*tfprotov6.UpgradeResourceStateResponse, error) {
	return &tfprotov6.UpgradeResourceStateResponse{UpgradedState: &tfprotov6.DynamicValue{JSON: req.RawState.JSON}}, nil
}

func (*bareServer) ReadResource(_ context.Context, req *tfprotov6.ReadResourceRequest) (*tfprotov6.ReadResourceResponse, error) {
	now, err := decode(req.CurrentState)
	if err != nil {
		return nil, err
	}
	if now.is("deferred-read") {
		return &tfprotov6.ReadResourceResponse{
			NewState: req.CurrentState,
			Deferred: &tfprotov6.Deferred{Reason: tfprotov6.DeferredReasonAbsentPrereq},
		}, nil
	}
	state, err := now.json()
	return &tfprotov6.ReadResourceResponse{NewState: state, Private: req.Private}, err
}

func (*bareServer) PlanResourceChange(_ context.Context, req *tfprotov6.PlanResourceChangeRequest) (*tfprotov6.PlanResourceChangeResponse, error) {
	want, err := decode(req.ProposedNewState)
	if err != nil {
		return nil, err
	}
	answer := &tfprotov6.PlanResourceChangeResponse{PlannedPrivate: req.PriorPrivate}
	other := "something else"
	switch {
	case want.is("deferred"):
		answer.Deferred = &tfprotov6.Deferred{Reason: tfprotov6.DeferredReasonResourceConfigUnknown}
	case want.is("disagrees"):
		want.Name = &other
	case want.is("legacy"):
		want.Name = &other
		answer.UnsafeToUseLegacyTypeSystem = true
	}
	answer.PlannedState, err = want.planned()
	return answer, err
}

func (*bareServer) ApplyResourceChange(_ context.Context, req *tfprotov6.ApplyResourceChangeRequest) (*tfprotov6.ApplyResourceChangeResponse, error) {
	want, err := decode(req.PlannedState)
	if err != nil || want == nil {
		return &tfprotov6.ApplyResourceChangeResponse{NewState: req.PlannedState}, err
	}
	if want.Handle == nil {
		handle := "thing-" + *want.Name
		if want.is("breaks-its-word") {
			handle = "other-" + *want.Name
		}
		want.Handle = &handle
	}
	state, err := want.json()
	return &tfprotov6.ApplyResourceChangeResponse{NewState: state, UnsafeToUseLegacyTypeSystem: want.is("legacy")}, err
}

// An id is a name; "two" finds an object of another type, too.
func (*bareServer) ImportResourceState(_ context.Context, req *tfprotov6.ImportResourceStateRequest) (*tfprotov6.ImportResourceStateResponse, error) {
	handle := "thing-" + req.ID
	state, err := thing{Name: &req.ID, Handle: &handle}.json()
	found := []*tfprotov6.ImportedResource{{TypeName: req.TypeName, State: state}}
	if req.ID == "two" {
		found = append([]*tfprotov6.ImportedResource{{TypeName: "bare_other", State: state}}, found...)
	}
	return &tfprotov6.ImportResourceStateResponse{ImportedResources: found}, err
}

func (*bareServer) MoveResourceState(context.Context, *tfprotov6.MoveResourceStateRequest) (*tfprotov6.MoveResourceStateResponse, error) {
	return &tfprotov6.MoveResourceStateResponse{}, nil
}

func (*bareServer) UpgradeResourceIdentity(context.Context, *tfprotov6.UpgradeResourceIdentityRequest) (*tfprotov6.UpgradeResourceIdentityResponse, error) {
	return &tfprotov6.UpgradeResourceIdentityResponse{}, nil
}

// The kind of what is generated tells that this wrote it.
func (*bareServer) GenerateResourceConfig(_ context.Context, req *tfprotov6.GenerateResourceConfigRequest) (*tfprotov6.GenerateResourceConfigResponse, error) {
	object, err := decode(req.State)
	if err != nil {
		return nil, err
	}
	kind := "generated"
	config, err := thing{Name: object.Name, Kind: &kind}.json()
	return &tfprotov6.GenerateResourceConfigResponse{Config: config}, err
}
