// Sentences for somebody else: in the language of another program that is told what happens here.
//
// Any thread; a scope holds in the thread that opened it. Numbers stay as they are written here.
#pragma once

#include <QString>

#include <memory>

class QTranslator;

namespace words {

// "zh_CN", or "en" for whoever speaks none of ours. Kept for as long as sentences are made in it.
class Voice
{
public:
    explicit Voice(const QString &language);
    ~Voice();
    Q_DISABLE_COPY_MOVE(Voice)

    // What is translated while it lives is in this voice.
    class Scope
    {
    public:
        explicit Scope(const Voice &voice);
        ~Scope();
        Q_DISABLE_COPY_MOVE(Scope)

    private:
        const Voice *m_before;
    };

private:
    friend class VoiceTranslator;
    std::unique_ptr<QTranslator> m_ours;
    std::unique_ptr<QTranslator> m_qts; // its own few words
};

QString spokenLanguage(); // of this program
// By installLanguage(), after every other catalogue.
void installVoices();

} // namespace words
