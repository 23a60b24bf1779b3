package dev.terrane.function;

import static java.util.Map.entry;

import dev.terrane.hcl.expression.Function;

import org.jspecify.annotations.Nullable;

import java.util.AbstractMap;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// All built-in functions, in the order of their names.
///
/// A function is made when it is first called, as most configurations use few of them.
public final class BuiltInFunctions {
    static final String NAMESPACE = "core::";

    private static final Map<String, Maker> TABLE =
            ordered(
                    entry("abs", in -> new Abs()),
                    entry("abspath", in -> new AbsPath(in.surroundings())),
                    entry("alltrue", in -> new AllTrue()),
                    entry("anytrue", in -> new AnyTrue()),
                    entry("base64decode", in -> new Base64Decode()),
                    entry("base64encode", in -> new Base64Encode()),
                    entry("base64gunzip", in -> new Base64Gunzip()),
                    entry("base64gzip", in -> new Base64Gzip()),
                    entry("base64sha256", in -> new Base64Sha256()),
                    entry("base64sha512", in -> new Base64Sha512()),
                    entry("basename", in -> new BaseName()),
                    entry("bcrypt", in -> new Bcrypt(in.surroundings())),
                    entry("can", in -> new Can()),
                    entry("ceil", in -> new Ceil()),
                    entry("chomp", in -> new Chomp()),
                    entry("chunklist", in -> new ChunkList()),
                    entry("cidrcontains", in -> new CidrContains()),
                    entry("cidrhost", in -> new CidrHost()),
                    entry("cidrnetmask", in -> new CidrNetmask()),
                    entry("cidrsubnet", in -> new CidrSubnet()),
                    entry("cidrsubnets", in -> new CidrSubnets()),
                    entry("coalesce", in -> new Coalesce()),
                    entry("coalescelist", in -> new CoalesceList()),
                    entry("compact", in -> new Compact()),
                    entry("concat", in -> new Concat()),
                    entry("contains", in -> new Contains()),
                    entry("convert", in -> new ConvertValue()),
                    entry("csvdecode", in -> new CsvDecode()),
                    entry("dirname", in -> new DirName()),
                    entry("distinct", in -> new Distinct()),
                    entry("element", in -> new Element()),
                    entry("endswith", in -> new EndsWith()),
                    entry("ephemeralasnull", in -> new EphemeralAsNull()),
                    entry("file", in -> new FileText(in.files())),
                    entry("filebase64", in -> new FileBase64(in.files())),
                    entry("filebase64sha256", in -> new FileBase64Sha256(in.files())),
                    entry("filebase64sha512", in -> new FileBase64Sha512(in.files())),
                    entry("fileexists", in -> new FileExists(in.files())),
                    entry("filemd5", in -> new FileMd5(in.files())),
                    entry("fileset", in -> new FileSet(in.surroundings())),
                    entry("filesha1", in -> new FileSha1(in.files())),
                    entry("filesha256", in -> new FileSha256(in.files())),
                    entry("filesha512", in -> new FileSha512(in.files())),
                    entry("flatten", in -> new Flatten()),
                    entry("floor", in -> new Floor()),
                    entry("format", in -> new Format()),
                    entry("formatdate", in -> new FormatDate()),
                    entry("formatlist", in -> new FormatList()),
                    entry("indent", in -> new Indent()),
                    entry("index", in -> new Index()),
                    entry("issensitive", in -> new IsSensitive()),
                    entry("join", in -> new Join()),
                    entry("jsondecode", in -> new JsonDecode()),
                    entry("jsonencode", in -> new JsonEncode()),
                    entry("keys", in -> new Keys()),
                    entry("length", in -> new Length()),
                    entry("log", in -> new Log()),
                    entry("lookup", in -> new Lookup()),
                    entry("lower", in -> new Lower()),
                    entry("matchkeys", in -> new MatchKeys()),
                    entry("max", in -> new Max()),
                    entry("md5", in -> new Md5()),
                    entry("merge", in -> new Merge()),
                    entry("min", in -> new Min()),
                    entry("nonsensitive", in -> new NonSensitive()),
                    entry("one", in -> new One()),
                    entry("parseint", in -> new ParseInt()),
                    entry("pathexpand", in -> new PathExpand(in.files())),
                    entry("plantimestamp", in -> new PlanTimestamp(in.surroundings())),
                    entry("pow", in -> new Pow()),
                    entry("range", in -> new Range()),
                    entry("regex", in -> new Regex()),
                    entry("regexall", in -> new RegexAll()),
                    entry("replace", in -> new Replace()),
                    entry("reverse", in -> new Reverse()),
                    entry("rsadecrypt", in -> new RsaDecrypt()),
                    entry("sensitive", in -> new Sensitive()),
                    entry("setintersection", in -> new SetIntersection()),
                    entry("setproduct", in -> new SetProduct()),
                    entry("setsubtract", in -> new SetSubtract()),
                    entry("setunion", in -> new SetUnion()),
                    entry("sha1", in -> new Sha1()),
                    entry("sha256", in -> new Sha256()),
                    entry("sha512", in -> new Sha512()),
                    entry("signum", in -> new Signum()),
                    entry("slice", in -> new Slice()),
                    entry("sort", in -> new Sort()),
                    entry("split", in -> new Split()),
                    entry("startswith", in -> new StartsWith()),
                    entry("strcontains", in -> new StrContains()),
                    entry("strrev", in -> new StrRev()),
                    entry("substr", in -> new Substr()),
                    entry("sum", in -> new Sum()),
                    entry("templatefile", in -> new TemplateFile(in.files(), in.functions())),
                    entry("templatestring", in -> new TemplateString(in.functions())),
                    entry("textdecodebase64", in -> new TextDecodeBase64()),
                    entry("textencodebase64", in -> new TextEncodeBase64()),
                    entry("timeadd", in -> new TimeAdd()),
                    entry("timecmp", in -> new TimeCmp()),
                    entry("timestamp", in -> new Timestamp(in.surroundings())),
                    entry("title", in -> new Title()),
                    entry("tobool", in -> new ToBool()),
                    entry("tolist", in -> new ToList()),
                    entry("tomap", in -> new ToMap()),
                    entry("tonumber", in -> new ToNumber()),
                    entry("toset", in -> new ToSet()),
                    entry("tostring", in -> new ToString()),
                    entry("transpose", in -> new Transpose()),
                    entry("trim", in -> new Trim()),
                    entry("trimprefix", in -> new TrimPrefix()),
                    entry("trimspace", in -> new TrimSpace()),
                    entry("trimsuffix", in -> new TrimSuffix()),
                    entry("try", in -> new Try()),
                    entry("upper", in -> new Upper()),
                    entry("urldecode", in -> new UrlDecode()),
                    entry("urlencode", in -> new UrlEncode()),
                    entry("uuid", in -> new Uuid(in.surroundings())),
                    entry("uuidv5", in -> new UuidV5()),
                    entry("values", in -> new Values()),
                    entry("yamldecode", in -> new YamlDecode()),
                    entry("yamlencode", in -> new YamlEncode()),
                    entry("zipmap", in -> new ZipMap()));

    /// Makes a function, of what it is given.
    private interface Maker {
        Function make(Equipment in);
    }

    /// What functions are made of.
    ///
    /// @param functions those that a template may call
    private record Equipment(
            Surroundings surroundings, FileReading files, Map<String, Function> functions) {}

    private BuiltInFunctions() {}

    @SafeVarargs
    private static Map<String, Maker> ordered(Map.Entry<String, Maker>... entries) {
        Map<String, Maker> table = LinkedHashMap.newLinkedHashMap(entries.length);
        for (Map.Entry<String, Maker> entry : entries) {
            table.put(entry.getKey(), entry.getValue());
        }
        return table;
    }

    /// The names, without namespace, in order.
    public static Collection<String> names() {
        return TABLE.keySet();
    }

    /// By name, each as `NAME` and as `core::NAME`.
    public static Map<String, Function> with(Surroundings surroundings) {
        return with(surroundings, Map.of());
    }

    /// @param further functions that the configuration has besides, such as those of providers: they
    ///     are in the result, and templates may call them. It is not copied: it may find them as they
    ///     are asked for
    public static Map<String, Function> with(
            Surroundings surroundings, Map<String, Function> further) {
        return new Functions(surroundings, further);
    }

    /// What the console has besides.
    public static Map<String, Function> forConsole() {
        return Map.of("type", new TypeOf(), NAMESPACE + "type", new TypeOf());
    }

    /// Makes functions as they are asked for.
    private static final class Functions extends AbstractMap<String, Function> {
        private final Map<String, Function> further;
        private final Map<String, Function> made = new ConcurrentHashMap<>();
        private final Equipment equipment;

        Functions(Surroundings surroundings, Map<String, Function> further) {
            this.further = further;
            this.equipment = new Equipment(surroundings, new FileReading(surroundings), this);
        }

        @Override
        public @Nullable Function get(@Nullable Object key) {
            if (!(key instanceof String name)) {
                return null;
            }
            String plain = name.startsWith(NAMESPACE) ? name.substring(NAMESPACE.length()) : name;
            Maker maker = TABLE.get(plain);
            return maker == null
                    ? further.get(name)
                    : made.computeIfAbsent(plain, n -> maker.make(equipment));
        }

        @Override
        public boolean containsKey(@Nullable Object key) {
            return get(key) != null;
        }

        @Override
        public Set<Map.Entry<String, Function>> entrySet() {
            Map<String, Function> all = LinkedHashMap.newLinkedHashMap(TABLE.size() * 2);
            for (String name : TABLE.keySet()) {
                Function function = Optional.ofNullable(get(name)).orElseThrow();
                all.put(name, function);
                all.put(NAMESPACE + name, function);
            }
            all.putAll(further);
            return Map.copyOf(all).entrySet();
        }
    }
}
