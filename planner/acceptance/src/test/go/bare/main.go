// Bare is a small provider for tests, made with terraform-plugin-go alone, that answers in ways that no
// library would: values as JSON, refined unknown values, deferrals, disagreements with what was asked.
// Its objects live in the state alone; their kind says how it behaves.
package main

import (
	"log"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6/tf6server"
)

func main() {
	err := tf6server.Serve("example.org/test/bare", func() tfprotov6.ProviderServer { return &bareServer{} })
	if err != nil {
		log.Fatal(err)
	}
}
