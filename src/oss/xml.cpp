#include "oss/xml.h"

#include <QXmlStreamReader>

#include <algorithm>

namespace oss {

namespace {

constexpr int deepest = 8;
constexpr int mostElements = 50'000; // a page of 1000 parts has about 7000

// Up to the end of the element that was begun. False: it is not to be taken.
bool readInto(XmlElement *element, QXmlStreamReader *xml, int depth, int *budget)
{
    if (depth > deepest || --*budget < 0)
        return false;
    element->name = xml->name().toString();
    for (;;) {
        switch (xml->readNext()) {
        case QXmlStreamReader::StartElement:
            element->children.emplaceBack();
            if (!readInto(&element->children.last(), xml, depth + 1, budget))
                return false;
            break;
        case QXmlStreamReader::EndElement:
            element->text = element->text.trimmed();
            return true;
        case QXmlStreamReader::Characters:
            element->text += xml->text();
            break;
        case QXmlStreamReader::Comment:
        case QXmlStreamReader::ProcessingInstruction:
            break;
        default:
            return false;
        }
    }
}

} // namespace

QString XmlElement::textOf(QLatin1StringView child) const
{
    const auto named = [&](const XmlElement &each) {
        return each.name == child;
    };
    if (std::count_if(children.cbegin(), children.cend(), named) != 1)
        return {};
    return std::find_if(children.cbegin(), children.cend(), named)->text;
}

std::optional<XmlElement> parseXml(const QByteArray &bytes)
{
    QXmlStreamReader xml(bytes);
    XmlElement root;
    int budget = mostElements;
    bool found = false;
    while (!xml.atEnd()) {
        const QXmlStreamReader::TokenType token = xml.readNext();
        if (token == QXmlStreamReader::DTD || token == QXmlStreamReader::EntityReference)
            return std::nullopt;
        if (token != QXmlStreamReader::StartElement)
            continue;
        if (!readInto(&root, &xml, 1, &budget))
            return std::nullopt;
        found = true;
    }
    if (!found || xml.hasError())
        return std::nullopt;
    return root;
}

} // namespace oss
