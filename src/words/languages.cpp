#include "words/languages.h"

#include "words/voice.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

#include <utility>

using namespace Qt::StringLiterals;

namespace words {

namespace {

QList<QTranslator *> installed; // of the language before

QtMessageHandler handlerBefore = nullptr;

void passOn(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (!message.startsWith("Detected locale \""_L1))
        handlerBefore(type, context, message);
}

bool install(const QString &catalogue, const QLocale &locale)
{
    auto *translator = new QTranslator(QCoreApplication::instance());
    if (translator->load(locale, catalogue, u"_"_s, u":/i18n"_s)
        && QCoreApplication::installTranslator(translator)) {
        installed.append(translator);
        return true;
    }
    delete translator;
    return false;
}

} // namespace

void takeAnyLocale()
{
    handlerBefore = qInstallMessageHandler(&passOn);
}

void installLanguage(const QString &chosen)
{
    qDeleteAll(std::exchange(installed, {})); // they leave the application by themselves
    const QLocale locale = chosen.isEmpty() ? QLocale::system() : QLocale(chosen);
    QLocale::setDefault(locale);
    install(u"qtbase"_s, locale);
    // English has a catalogue too, for its plurals; it serves every language we do not speak.
    if (!install(u"youchuan"_s, locale))
        install(u"youchuan"_s, QLocale(QLocale::English));
    installVoices();
}

} // namespace words
