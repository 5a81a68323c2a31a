// SPDX-License-Identifier: BSL-1.0
// Random layouts of every kind of node, made while the test runs; the same in every run.
#pragma once

#include <amiss/detail/layout/node.hpp>

#include "support/random_error.hpp"

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

class RandomLayout {
public:
    using Nodes = std::vector<amiss::detail::Node>;

    explicit RandomLayout(unsigned seed) : random_(seed) {}

    /// An object with a code, and random members.
    Nodes make()
    {
        for (;;) {
            in_variants_ = in_each_ = false;
            Nodes nodes = object(3);
            std::size_t options = 0;
            for (amiss::detail::Node& node : nodes) {
                if (node.optional) node.option = static_cast<std::uint8_t>(options++);
            }
            if (options <= amiss::detail::max_optional) return nodes;
        }
    }

    /// The layout in one line, for the message of a failed test.
    static std::string described(const Nodes& nodes, std::size_t at = 0)
    {
        static constexpr const char* kinds[] = {"object", "array", "each",   "",         "spread", "literal", "string",
                                                "number", "text",  "choice", "variants", "errors", "alias"};
        const Node& node = nodes[at];
        std::string text = node.keyed ? '"' + std::string(node.key) + "\":" : "";
        if (node.optional) text += '?';
        if (node.nullable) text += '~';
        text += kinds[static_cast<std::size_t>(node.kind)];
        if (node.field != FieldKind::none) text += std::to_string(static_cast<int>(node.field));
        if (!node.text.empty()) text += '\'' + std::string(node.text) + '\'';
        if (node.when != FieldKind::none) text += " when " + std::to_string(static_cast<int>(node.when));
        if (node.size > 1) text += '(';
        for (std::size_t inside = 1; inside < node.size; inside += nodes[at + inside].size)
            text += (inside > 1 ? ", " : "") + described(nodes, at + inside);
        return node.size > 1 ? text + ')' : text;
    }

private:
    using Node = amiss::detail::Node;
    using Kind = amiss::detail::NodeKind;
    using FieldKind = amiss::FieldKind;

    static Nodes node(Kind kind, std::string_view text = {})
    {
        Nodes nodes(1);
        nodes[0].kind = kind;
        nodes[0].text = text;
        return nodes;
    }
    static void add(Nodes& to, const Nodes& part)
    {
        to.insert(to.end(), part.begin(), part.end());
        to[0].size = static_cast<std::uint16_t>(to.size());
    }

    Nodes field()
    {
        static constexpr FieldKind fields[] = {FieldKind::code,      FieldKind::type,       FieldKind::status,
                                               FieldKind::reason,    FieldKind::message,    FieldKind::param,
                                               FieldKind::doc_url,   FieldKind::instance,   FieldKind::request_id,
                                               FieldKind::timestamp, FieldKind::detail,     FieldKind::retry_after,
                                               FieldKind::grpc,      FieldKind::domain,     FieldKind::column,
                                               FieldKind::trace_id,  FieldKind::violations, FieldKind::details};
        Nodes made = node(Kind::field, "");
        made[0].field = fields[random_.below(std::size(fields) - (in_text_ ? 2 : 0))];
        if (in_each_ && random_.one_in(2))
            made[0].field = random_.one_in(2) ? FieldKind::violation_field : FieldKind::violation_message;
        if (made[0].field == FieldKind::detail) made[0].text = detail_key();
        if (made[0].field == FieldKind::column) made[0].text = column();
        set_style_of_row(made[0]);
        const bool is_number = made[0].field == FieldKind::status || made[0].field == FieldKind::retry_after;
        if (is_number && random_.one_in(2)) made[0].style = amiss::FieldStyle::text;
        if (made[0].field == FieldKind::violations && random_.one_in(2)) made[0].style = amiss::FieldStyle::lists;
        return made;
    }
    std::string_view column() { return random_.one_in(2) ? "title" : random_.one_in(2) ? "rpc" : "none"; }
    void set_style_of_row(Node& field)
    {
        static constexpr amiss::FieldStyle styles[] = {amiss::FieldStyle::upper_snake, amiss::FieldStyle::kebab,
                                                       amiss::FieldStyle::lower, amiss::FieldStyle::number};
        const bool has_number = field.field == FieldKind::code || field.field == FieldKind::grpc;
        if ((!has_number && field.field != FieldKind::type) || random_.one_in(2)) return;
        field.style = styles[random_.below(has_number ? 4 : 3)];
        if (field.field == FieldKind::code && field.style == amiss::FieldStyle::number && random_.one_in(2))
            field.text = column();
    }
    std::string_view detail_key() { return random_.one_in(2) ? "limit" : random_.one_in(2) ? "code" : "a\"b"; }

    Nodes constant()
    {
        switch (random_.below(4)) {
        case 0: return node(Kind::string, random_.one_in(2) ? "plain" : "say \"\xC3\xA9\"\n");
        case 1: return node(Kind::literal, "null");
        case 2: return node(Kind::literal, random_.one_in(2) ? "true" : "false");
        default: {
            Nodes made = node(Kind::number);
            made[0].number = static_cast<std::int64_t>(random_.below(100)) - 50;
            return made;
        }
        }
    }

    Nodes text()
    {
        Nodes made = node(Kind::text);
        in_text_ = true;
        if (random_.one_in(2)) add(made, node(Kind::string, random_.one_in(2) ? "https://x/" : "\"\n"));
        add(made, field());
        if (random_.one_in(2)) add(made, node(Kind::string, "s"));
        if (random_.one_in(4)) add(made, node(Kind::string, "\xC3\xA9"));
        in_text_ = false;
        return made;
    }

    Nodes list(Kind kind, std::size_t depth, std::size_t least)
    {
        Nodes made = node(kind);
        for (std::size_t count = least + random_.below(3); count > 0; --count) {
            const Nodes inside = value(depth - 1);
            add(made, inside);
            if (kind == Kind::array && inside[0].kind == Kind::each) break; // it has all elements from its place on
        }
        return made;
    }

    Nodes each(std::size_t depth)
    {
        in_each_ = true;
        Nodes made = node(Kind::each);
        made[0].field = FieldKind::violations;
        add(made, value(depth - 1));
        in_each_ = false;
        return made;
    }

    Nodes variants(std::size_t depth)
    {
        static constexpr std::string_view tags[] = {"A", "B", "the \"third\""};
        in_variants_ = true;
        Nodes made = node(Kind::variants, "@type");
        for (std::size_t count = random_.below(4); count > 0; --count) {
            Nodes variant = object(depth - 1);
            Nodes tag = node(Kind::string, tags[count - 1]);
            tag[0].keyed = true;
            tag[0].key = "@type";
            tag[0].plain = true;
            variant.insert(variant.begin() + 1, tag.begin(), tag.end());
            variant[0].size = static_cast<std::uint16_t>(variant.size());
            variant[0].optional = true;
            add(made, variant);
        }
        in_variants_ = false;
        return made;
    }

    Nodes value(std::size_t depth)
    {
        const std::size_t kind = random_.below(depth == 0 ? 8 : 16);
        if (kind < 4) return field();
        if (kind < 6) return constant();
        if (kind < 8) return text();
        if (kind < 10) return object(depth - 1);
        if (kind < 11) return list(Kind::array, depth, 0);
        if (kind < 14) return list(Kind::choice, depth, 2);
        if (kind < 15) return in_each_ ? field() : each(depth);
        return in_variants_ ? field() : variants(depth);
    }

    Nodes object(std::size_t depth)
    {
        static constexpr std::string_view keys[] = {"code", "message", "a", "b\"", "c", "errors", "limit", "d"};
        static constexpr std::string_view others[] = {"Code", "Message", "A", "B", "C", "Errors", "Limit", "D"};
        Nodes made = node(Kind::object);
        for (std::size_t key = random_.below(3); key < std::size(keys); key += 1 + random_.below(4)) {
            Nodes member = value(depth);
            member[0].keyed = true;
            member[0].key = keys[key];
            member[0].plain = keys[key] != "b\"";
            member[0].optional = random_.one_in(3);
            member[0].nullable = !member[0].optional && random_.one_in(3);
            if (random_.one_in(6)) {
                member[0].when = random_.one_in(3) ? FieldKind::detail
                    : random_.one_in(2)            ? FieldKind::param
                                                   : FieldKind::type;
                member[0].when_text = "limit";
                if (random_.one_in(4)) {
                    member[0].when = FieldKind::column;
                    member[0].when_text = column();
                }
            }
            add(made, member);
            if (!random_.one_in(5)) continue;
            Nodes alias = node(Kind::alias);
            alias[0].keyed = true;
            alias[0].key = others[key];
            alias[0].number = static_cast<std::int64_t>(member.size());
            add(made, alias);
        }
        if (random_.one_in(5)) {
            Nodes spread = node(Kind::spread);
            spread[0].field = FieldKind::details;
            spread[0].optional = true;
            add(made, spread);
        }
        return made;
    }

    RandomError random_;
    bool in_text_ = false;
    bool in_each_ = false;
    bool in_variants_ = false;
};
