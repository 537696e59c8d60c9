#include "words/voice.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPointer>
#include <QTranslator>

#include <utility>

using namespace Qt::StringLiterals;

namespace words {

namespace {

thread_local const Voice *speaking = nullptr;

std::unique_ptr<QTranslator> catalogueOf(const QString &name, const QLocale &locale)
{
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(locale, name, u"_"_s, u":/i18n"_s))
        translator.reset();
    return translator;
}

} // namespace

// Asked first of all, and knows nothing unless somebody speaks.
class VoiceTranslator : public QTranslator
{
public:
    using QTranslator::QTranslator;

    bool isEmpty() const override { return false; }

    QString translate(const char *context, const char *source, const char *disambiguation,
                      int n) const override
    {
        if (!speaking)
            return {};
        for (const QTranslator *catalogue : {speaking->m_ours.get(), speaking->m_qts.get()}) {
            const QString text =
                catalogue ? catalogue->translate(context, source, disambiguation, n) : QString();
            if (!text.isNull())
                return text;
        }
        return QString::fromUtf8(source);
    }
};

Voice::Voice(const QString &language)
    : m_ours(catalogueOf(u"youchuan"_s, QLocale(language)))
    , m_qts(catalogueOf(u"qtbase"_s, QLocale(language)))
{
    if (!m_ours)
        m_ours = catalogueOf(u"youchuan"_s, QLocale(QLocale::English));
}

Voice::~Voice() = default;

Voice::Scope::Scope(const Voice &voice) : m_before(std::exchange(speaking, &voice)) {}

Voice::Scope::~Scope()
{
    speaking = m_before;
}

QString spokenLanguage()
{
    // Of the system's languages the one that there is a catalogue for, as installLanguage() finds it.
    const auto ours = catalogueOf(u"youchuan"_s, QLocale());
    return ours ? ours->language() : u"en"_s;
}

void installVoices()
{
    static QPointer<VoiceTranslator> voices;
    if (voices)
        QCoreApplication::removeTranslator(voices);
    else
        voices = new VoiceTranslator(QCoreApplication::instance());
    QCoreApplication::installTranslator(voices);
}

} // namespace words
