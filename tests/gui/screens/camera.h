// Takes the pictures: where they go, and in which colours and language the window stands.
#pragma once

#include <QDialog>
#include <QDir>
#include <QPalette>
#include <QTest>

namespace screens {

class Camera
{
public:
    enum class Scheme { Light, Dark, Contrast };
    Camera(const QString &out, Scheme scheme, bool chinese) : m_out(out), m_scheme(scheme), m_chinese(chinese)
    {
    }

    Scheme scheme() const { return m_scheme; }
    bool chinese() const { return m_chinese; }

    // What is written in the language of the pictures.
    QString say(const char *english, const char *chinese) const
    {
        return QString::fromUtf8(m_chinese ? chinese : english);
    }

    void save(QWidget *widget, const QString &name) const
    {
        widget->grab().save(QDir(m_out).filePath(name + QStringLiteral(".png")));
    }
    void dialog(QDialog &shown, const QString &name) const
    {
        shown.show();
        QTest::qWait(200);
        save(&shown, name);
    }

private:
    QString m_out;
    Scheme m_scheme;
    bool m_chinese;
};

} // namespace screens
