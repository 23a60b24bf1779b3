package dev.terrane.cli.console;

import dev.terrane.config.ModuleConfig;
import dev.terrane.hcl.expression.Scope;

import java.util.Collection;
import java.util.TreeSet;

/// What may be written in the console, to be completed: `var.zone`, `aws_vpc.main`, `upper(`.
public final class Names {
    private Names() {}

    public static Collection<String> of(ModuleConfig module, Scope scope) {
        Collection<String> names = new TreeSet<>();
        scope.functionNames().forEach(name -> names.add(name + "("));
        module.variables().keySet().forEach(name -> names.add("var." + name));
        module.locals().keySet().forEach(name -> names.add("local." + name));
        module.calls().keySet().forEach(name -> names.add("module." + name));
        module.resources().keySet().forEach(address -> names.add(address.toString()));
        names.add("path.module");
        names.add("path.root");
        names.add("path.cwd");
        names.add("terraform.workspace");
        return names;
    }
}
